package dev.onespace.spending;

import java.math.BigDecimal;

/**
 * What a call to a paid space is, was or may be charged for.
 *
 * @param vectors it asks for
 * @param text tokens of text
 * @param image tokens of pictures
 * @param audio tokens of sound
 * @param usd its price in US dollars
 */
public record Amount(long vectors, long text, long image, long audio, BigDecimal usd) {
  /** Nothing. */
  public static final Amount NONE = new Amount(0, 0, 0, 0, BigDecimal.ZERO);

  /** Both together. */
  public Amount plus(Amount other) {
    return new Amount(
        vectors + other.vectors,
        text + other.text,
        image + other.image,
        audio + other.audio,
        usd.add(other.usd));
  }
}
