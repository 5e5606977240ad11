package dev.onespace.exact;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A run of the characters of codes in a text.
 *
 * @param text the text
 * @param start where the run begins
 * @param end index after it
 */
record CodeToken(String text, int start, int end) {
  /** Longer runs are data (base64), not names. */
  private static final int LONGEST = 100;

  private static final int LONGEST_ADDRESS = 2_000;
  private static final Pattern ADDRESS = Pattern.compile("(.*://|/|www\\.).*|[^/]*/[^/]*/[^/]*/.*");
  private static final Pattern BREAK = Pattern.compile("[/:]");
  private static final Pattern HARDWARE =
      Pattern.compile("\\p{XDigit}{2,4}(:{1,2}\\p{XDigit}{1,4}){2,8}");
  private static final Pattern ORDER = Pattern.compile("(\\p{Lu}{1,8}|\\p{L}{2,8}/\\d+)(/\\d+)+");

  /** What in it is a code, as written. */
  Set<String> codes() {
    if (start >= end || end - start > LONGEST_ADDRESS || isAmountOrMail()) {
      return Set.of();
    }
    String run = plain(trimmed());
    if (ADDRESS.matcher(run).matches()) {
      return pieces(run.substring(run.lastIndexOf('/') + 1));
    }
    Set<String> codes = new LinkedHashSet<>();
    for (String part : BREAK.split(run)) {
      codes.addAll(pieces(part));
    }
    return codes.isEmpty() && isJoined(run) ? Set.of(run) : codes;
  }

  private boolean isAmountOrMail() {
    return start > 0 && Characters.isOfAmountOrMail(text.codePointBefore(start))
        || end < text.length() && Characters.isOfAmountOrMail(text.codePointAt(end));
  }

  private String trimmed() {
    int from = start;
    int to = end;
    while (to > from && Characters.isJoiner(text.charAt(to - 1))) {
      to--;
    }
    while (from < to
        && Characters.isJoiner(text.charAt(from))
        && "/#".indexOf(text.charAt(from)) < 0) {
      from++;
    }
    return text.substring(from, to);
  }

  /** One form of dashes and digits; longer or shorter than before only for odd characters. */
  private static String plain(String run) {
    if (run.chars().allMatch(c -> c < 0x80)) {
      return run;
    }
    StringBuilder plain = new StringBuilder(run.length());
    Normalizer.normalize(run, Normalizer.Form.NFKC)
        .codePoints()
        .map(c -> c == '\u2010' || c == '\u2011' ? '-' : c)
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Codes that only their slashes or colons hold together. */
  private static boolean isJoined(String run) {
    return run.length() <= LONGEST
        && (HARDWARE.matcher(run).matches() && Shape.hasLetter(run) && run.length() >= 8
            || ORDER.matcher(run).matches() && Shape.digits(run) >= 3 && !Shape.isDate(run));
  }

  /** The codes between slashes and colons: {@code repo#123} is {@code #123}. */
  private static Set<String> pieces(String part) {
    Set<String> codes = new LinkedHashSet<>();
    int hash = part.indexOf('#');
    if (hash < 0) {
      codes.addAll(Shape.codes(part));
    } else {
      codes.addAll(Shape.codes(part.substring(0, hash)));
      for (String numbered : List.of(part.substring(hash + 1).split("#"))) {
        codes.addAll(Shape.isNumber(numbered, 3) ? Set.of(numbered) : Shape.codes(numbered));
      }
    }
    codes.removeIf(code -> code.length() > LONGEST);
    return codes;
  }
}
