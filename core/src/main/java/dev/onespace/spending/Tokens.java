package dev.onespace.spending;

/**
 * What a provider counts and charges.
 *
 * @param text tokens of text
 * @param image tokens of pictures
 * @param audio tokens of sound
 */
public record Tokens(long text, long image, long audio) {
  /** None. */
  public static final Tokens NONE = new Tokens(0, 0, 0);

  public Tokens {
    if (text < 0 || image < 0 || audio < 0) {
      throw new IllegalArgumentException(
          "tokens are below 0: " + text + ", " + image + ", " + audio);
    }
  }

  /** Of all modalities. */
  public long total() {
    return text + image + audio;
  }

  /** These and those. */
  public Tokens plus(Tokens other) {
    return new Tokens(text + other.text, image + other.image, audio + other.audio);
  }
}
