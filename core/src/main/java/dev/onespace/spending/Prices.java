package dev.onespace.spending;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What tokens cost, in US dollars per million.
 *
 * @param text of tokens of text
 * @param image of tokens of pictures
 * @param audio of tokens of sound
 * @param asOf when the provider's price list said so: it may have moved since
 */
public record Prices(BigDecimal text, BigDecimal image, BigDecimal audio, YearMonth asOf) {
  private static final int MILLION = 6;

  public Prices {
    if (text.signum() < 0 || image.signum() < 0 || audio.signum() < 0) {
      throw new IllegalArgumentException("a price is below 0");
    }
  }

  /** What these tokens cost, exactly, in US dollars. */
  public BigDecimal of(Tokens tokens) {
    return text.multiply(BigDecimal.valueOf(tokens.text()))
        .add(image.multiply(BigDecimal.valueOf(tokens.image())))
        .add(audio.multiply(BigDecimal.valueOf(tokens.audio())))
        .movePointLeft(MILLION);
  }
}
