package dev.onespace.cloud.gemini;

import dev.onespace.space.Prepared.Medium;
import dev.onespace.spending.Tokens;

/**
 * How many tokens the API counts for something, as long as it does not say so itself: estimated by
 * Google's own figures. A token is about four characters of text, a picture is 258 tokens
 * (ai.google.dev/gemini-api/docs/tokens), a second of sound is 25. The latter is what the price
 * list of this model comes to, 0.00016 dollars a second at 6.50 a million; the 32 of the models
 * that write would book 28 % too much.
 */
final class TokenRules {
  /** The model reads no more of one request. */
  static final int MOST_OF_A_REQUEST = 8192;

  static final int CHARACTERS_OF_A_TOKEN = 4;
  static final int OF_A_PICTURE = 258;
  static final int OF_A_SECOND = 25;

  /** What the models that write count for a second: this one counts no more. */
  static final int MOST_OF_A_SECOND = 32;

  private TokenRules() {}

  /** An estimate for so many characters of text. */
  static Tokens ofText(long characters) {
    return new Tokens(Math.ceilDiv(characters, CHARACTERS_OF_A_TOKEN), 0, 0);
  }

  /** An estimate for so many seconds of sound. */
  static Tokens ofSound(double seconds) {
    return new Tokens(0, 0, (long) Math.ceil(seconds * OF_A_SECOND));
  }

  /** An estimate for a medium. */
  static Tokens of(Medium medium) {
    return switch (medium) {
      case Medium.Text(var text) -> ofText(text.length());
      case Medium.Picture _ -> new Tokens(0, OF_A_PICTURE, 0);
      case Medium.Sound(_, var seconds) -> ofSound(seconds);
    };
  }
}
