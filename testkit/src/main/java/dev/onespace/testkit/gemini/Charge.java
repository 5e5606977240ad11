package dev.onespace.testkit.gemini;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a call is charged for. The fake counts tokens in its own way, as the API does: words and
 * signs, not characters by four, so that whoever only guesses is found out.
 *
 * @param text tokens of text
 * @param image tokens of pictures
 * @param audio tokens of sound
 */
public record Charge(long text, long image, long audio) {
  /** Nothing. */
  public static final Charge NONE = new Charge(0, 0, 0);

  private static final int OF_A_PICTURE = 258;
  private static final int OF_A_SECOND = 25;
  private static final int LONGEST_TOKEN = 6;

  private static final BigDecimal TEXT = new BigDecimal("0.0000002");
  private static final BigDecimal IMAGE = new BigDecimal("0.00000045");
  private static final BigDecimal AUDIO = new BigDecimal("0.0000065");

  static Charge of(FakeContent content) {
    Charge sum = NONE;
    for (FakeContent.Part part : content.parts()) {
      sum =
          sum.plus(
              switch (part) {
                case FakeContent.Part.Text(var text) -> new Charge(tokens(text), 0, 0);
                case FakeContent.Part.Media media when media.isPicture() ->
                    new Charge(0, OF_A_PICTURE, 0);
                case FakeContent.Part.Media(var type, var bytes) ->
                    new Charge(0, 0, (long) Math.ceil(Media.seconds(type, bytes) * OF_A_SECOND));
              });
    }
    return sum;
  }

  static Charge of(List<FakeContent> contents) {
    return contents.stream().map(Charge::of).reduce(NONE, Charge::plus);
  }

  private static long tokens(String text) {
    long count = 0;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = Character.isLetterOrDigit(text.charAt(i));
      length = letter ? length % LONGEST_TOKEN + 1 : 0;
      count += length <= 1 && !Character.isWhitespace(text.charAt(i)) ? 1 : 0;
    }
    return Math.max(1, count);
  }

  /** Both. */
  public Charge plus(Charge other) {
    return new Charge(text + other.text, image + other.image, audio + other.audio);
  }

  /** Of all modalities. */
  public long total() {
    return text + image + audio;
  }

  /** In US dollars, by the prices of September 2026. */
  public BigDecimal usd() {
    return TEXT.multiply(BigDecimal.valueOf(text))
        .add(IMAGE.multiply(BigDecimal.valueOf(image)))
        .add(AUDIO.multiply(BigDecimal.valueOf(audio)));
  }
}
