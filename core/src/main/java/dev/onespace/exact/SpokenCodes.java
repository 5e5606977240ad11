package dev.onespace.exact;

import dev.onespace.exact.ExactTerm.Code;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds codes in what a speech recogniser wrote: {@code E four zero one two} and {@code E 4012} are
 * {@code e4012}, {@code call seven eight two one} is {@code call7821} and {@code 7821}, {@code
 * alpha bravo one double two} is {@code ab122}. English. A candidate has at least three digits
 * after letters or a word, four alone; amounts, years and round numbers are none.
 */
public final class SpokenCodes {
  private SpokenCodes() {}

  /**
   * The codes said in a text, in order.
   *
   * @param most how many distinct ones at most, the first ones
   */
  public static Set<Code> in(String text, int most) {
    Set<Code> codes = new LinkedHashSet<>();
    List<Heard> words = Heard.words(text);
    int at = 0;
    while (at < words.size() && codes.size() < most) {
      DigitRun run = DigitRun.at(words, at);
      for (String candidate : new SpokenPrefix(words, run).candidates()) {
        if (codes.size() < most) {
          codes.add(new Code(candidate));
        }
      }
      at = Math.max(run.end(), at + 1);
    }
    return codes;
  }
}
