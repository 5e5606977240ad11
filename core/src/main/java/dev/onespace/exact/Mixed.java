package dev.onespace.exact;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Letters and digits with nothing between them. */
final class Mixed {
  private static final Pattern NUMBERED = Pattern.compile("(?<letters>[^\\d]+)(?<digits>\\d+)");
  private static final Pattern SUFFIXED = Pattern.compile("(?<digits>\\d+)(?<letters>[^\\d]+)");
  private static final Pattern EXTENT =
      Pattern.compile("[1-9]\\d*([xX]\\d+)+[^\\d]*|\\d+h\\d+m?(in)?|\\d+m\\d+s");
  private static final int LEAST = 4;

  private Mixed() {}

  /** Whether it is a code: {@code AB12}, {@code 4012E}, {@code 0x80070005}. */
  static boolean isCode(String piece) {
    if (piece.length() < LEAST || Shape.digits(piece) < 2 || EXTENT.matcher(piece).matches()) {
      return false;
    }
    Matcher numbered = NUMBERED.matcher(piece);
    if (numbered.matches()) {
      return isNumbered(numbered.group("letters"), numbered.group("digits"));
    }
    Matcher suffixed = SUFFIXED.matcher(piece);
    return suffixed.matches()
        ? isSuffixed(suffixed.group("digits"), suffixed.group("letters"))
        : piece.length() > LEAST && UnitWords.notAmount(piece);
  }

  private static boolean isNumbered(String letters, String digits) {
    return digits.length() > 2
        || letters.length() < 3
        || isUpper(letters) && !UnitWords.isCommon(letters);
  }

  private static boolean isSuffixed(String digits, String letters) {
    return !UnitWords.isUnit(letters)
        && (isUpper(letters) ? letters.length() < 7 : letters.length() < 3 && digits.length() > 2);
  }

  static boolean isUpper(String letters) {
    return letters.equals(letters.toUpperCase(Locale.ROOT));
  }
}
