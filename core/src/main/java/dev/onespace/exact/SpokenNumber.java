package dev.onespace.exact;

import java.util.List;

/**
 * A number below 100, a repeated digit or a numeral, as one says the parts of a code.
 *
 * @param words how many words say it, none if they say no number
 * @param digits the number
 * @param single how many digits were said one by one
 */
record SpokenNumber(int words, String digits, int single) {
  private static final SpokenNumber NOTHING = new SpokenNumber(0, "", 0);
  private static final int LONGEST = 24;

  static SpokenNumber at(List<Heard> words, int at, boolean first) {
    String word = words.get(at).word();
    String next =
        at + 1 < words.size() && !words.get(at + 1).isApart() ? words.get(at + 1).word() : "";
    String digit = SpokenWords.DIGITS.get(word);
    if (digit != null) {
      // An O at the beginning is a letter or a sigh unless more digits are said.
      boolean sigh = first && word.startsWith("o") && !word.equals("one");
      return sigh && !SpokenWords.DIGITS.containsKey(next)
          ? NOTHING
          : new SpokenNumber(1, digit, 1);
    }
    Integer times = SpokenWords.TIMES.get(word);
    if (times != null) {
      return repeated(next, times);
    }
    return words.get(at).isNumeral() ? numeral(word) : belowHundred(word, next);
  }

  private static SpokenNumber repeated(String next, int times) {
    String digit =
        next.length() == 1 && Character.isDigit(next.charAt(0))
            ? next
            : SpokenWords.DIGITS.get(next);
    return digit == null ? NOTHING : new SpokenNumber(2, digit.repeat(times), times);
  }

  private static SpokenNumber numeral(String word) {
    return word.length() > LONGEST
        ? NOTHING
        : new SpokenNumber(1, word, word.length() == 1 ? 1 : 0);
  }

  private static SpokenNumber belowHundred(String word, String next) {
    String teen = SpokenWords.TEENS.get(word);
    if (teen != null) {
      return new SpokenNumber(1, teen, 0);
    }
    String tens = SpokenWords.TENS.get(word);
    if (tens == null) {
      return NOTHING;
    }
    String unit = SpokenWords.DIGITS.getOrDefault(next, "0");
    return unit.equals("0")
        ? new SpokenNumber(1, tens + "0", 0)
        : new SpokenNumber(2, tens + unit, 0);
  }

  /** A numeral that stands for itself: after single digits it begins another number. */
  boolean isLongNumeral() {
    return single == 0 && words == 1 && digits.length() > 2;
  }
}
