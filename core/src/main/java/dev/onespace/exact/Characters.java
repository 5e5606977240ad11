package dev.onespace.exact;

/** The characters that codes are made of. */
final class Characters {
  private static final String JOINERS = "-_/.#:\u2010\u2011";

  private Characters() {}

  static boolean isOfCode(int c) {
    return c < 0x80
        ? isAsciiPart(c) || JOINERS.indexOf(c) >= 0
        : JOINERS.indexOf(c) >= 0 || Letters.isPart(c) && isAlphabetic(c);
  }

  /** Scripts without blanks between words, or with endings glued to codes, separate them. */
  private static boolean isAlphabetic(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, GREEK, CYRILLIC, INHERITED -> true;
      default -> Character.isDigit(c);
    };
  }

  private static boolean isAsciiPart(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean isJoiner(char c) {
    return JOINERS.indexOf(c) >= 0;
  }

  /** What makes the number before or after it an amount, or the name before or after it mail. */
  static boolean isOfAmountOrMail(int c) {
    return c == '%'
        || c == '@'
        || c == '\u00b0'
        || c == '\u2030'
        || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }
}
