package dev.onespace.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a transcript.
 *
 * @param word in lower case
 * @param gap what stands between it and the word before
 */
record Heard(String word, String gap) {
  private static final int LONGEST = 40;

  /** The words of a text, and an empty one behind them with what stands at the end. */
  static List<Heard> words(String text) {
    List<Heard> words = new ArrayList<>();
    int end = 0;
    for (int at = 0; at < text.length(); ) {
      if (!isPart(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
        continue;
      }
      int start = at;
      while (at < text.length() && isPart(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      words.add(new Heard(shortened(text, start, at), text.substring(end, start)));
      end = at;
    }
    words.add(new Heard("", text.substring(end)));
    return words;
  }

  private static String shortened(String text, int start, int end) {
    return end - start > LONGEST ? "?" : text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isPart(int c) {
    return Letters.isPart(c) || c == '\'' || c == '\u2019';
  }

  /** Whether a sentence ends before it, or a number goes on as an amount does. */
  boolean isApart() {
    return gap.chars().anyMatch(c -> ".?!;:\n%".indexOf(c) >= 0) || isGrouped();
  }

  /** Within a number such as 4,012. */
  private boolean isGrouped() {
    return gap.equals(",");
  }

  /** Whether an amount of money begins with it. */
  boolean isMoney() {
    return gap.codePoints().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL);
  }

  boolean isLetter() {
    return word.length() == 1 && word.charAt(0) >= 'a' && word.charAt(0) <= 'z';
  }

  boolean isNumeral() {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
