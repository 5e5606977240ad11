package dev.onespace.exact;

import dev.onespace.exact.ExactTerm.Code;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what looks like an id, a code or a file name in a text: {@code E-4012}, {@code call_7821},
 * {@code ORD/2024/117}, {@code 0x80070005}, {@code ERR_CONNECTION_REFUSED}, {@code report.pdf},
 * {@code #7821}, numbers of five and more digits. It would rather miss one than take a date, a
 * time, a price, a size or a hyphenated word for one. Takes time in proportion to the text.
 */
public final class Codes {
  private Codes() {}

  /**
   * The codes of a text in order of appearance.
   *
   * @param most how many distinct ones at most, the first ones
   */
  public static Set<Code> in(String text, int most) {
    Set<Code> codes = new LinkedHashSet<>();
    int at = 0;
    while (at < text.length() && codes.size() < most) {
      int start = next(text, at, true);
      int end = next(text, start, false);
      CodeToken token = new CodeToken(text, start, end);
      for (String written : token.codes()) {
        if (codes.size() < most) {
          Letters.code(written).ifPresent(codes::add);
        }
      }
      at = Math.max(end, at + 1);
    }
    return codes;
  }

  /** The code that a text is as a whole, or nothing. */
  static Optional<Code> whole(String text) {
    Set<Code> codes = in(text, 2);
    return Letters.code(text).filter(all -> codes.equals(Set.of(all)));
  }

  /** The next place at which a token starts, or the one after which it is over. */
  private static int next(String text, int from, boolean start) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Characters.isOfCode(c) == start) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }
}
