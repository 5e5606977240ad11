package dev.onespace.exact;

import java.util.List;

/**
 * Digits said one after another.
 *
 * @param start the first word
 * @param end the word after the last
 * @param digits what they are
 * @param single how many were said one by one, as one does with a code and not with an amount
 */
record DigitRun(int start, int end, String digits, int single) {
  private static final int LONGEST = 24;
  private static final int SAID_ONE_BY_ONE = 3;

  /** The run that begins at a word; empty if none does. */
  static DigitRun at(List<Heard> words, int start) {
    StringBuilder digits = new StringBuilder();
    int single = 0;
    int at = start;
    int end = start;
    while (at < words.size() && (at == start || goesOn(words, at, end))) {
      SpokenNumber said = SpokenNumber.at(words, at, at == start);
      boolean switches = !digits.isEmpty() && single > 0 && said.isLongNumeral();
      if (said.words() == 0 && !(at > start && SpokenWords.JOINERS.contains(words.get(at).word()))
          || switches) {
        break;
      }
      digits.append(said.digits());
      single += said.single();
      at += Math.max(1, said.words());
      end = said.words() > 0 ? at : end;
    }
    return new DigitRun(start, end, digits.toString(), single);
  }

  /** Digits said as sentences of their own ("Four. Oh. One.") belong together, amounts do not. */
  private static boolean goesOn(List<Heard> words, int at, int end) {
    Heard next = words.get(at);
    boolean slowly =
        next.gap().startsWith(". ")
            && SpokenWords.DIGITS.containsKey(next.word())
            && SpokenWords.DIGITS.containsKey(words.get(end - 1).word());
    return (!next.isApart() || slowly) && !next.isMoney();
  }

  boolean isOneByOne() {
    return single >= SAID_ONE_BY_ONE;
  }

  /** Whether it is an amount or a part of one, by what stands around it. */
  boolean isAmount(List<Heard> words) {
    if (digits.length() > LONGEST || words.get(start).isMoney() || isRangeOrDate(words)) {
      return true;
    }
    boolean goesOn = start > 0 && words.get(start).isApart() && words.get(start - 1).isNumeral();
    if (end >= words.size()) {
      return goesOn;
    }
    Heard next = words.get(end);
    boolean counted = !next.isApart() && SpokenWords.COUNTED.contains(next.word());
    boolean fraction = next.isNumeral() && next.isApart() && !next.gap().contains(" ");
    return goesOn && !words.get(start).gap().contains(" ")
        || counted
        || fraction
        || next.gap().startsWith("%")
        || next.gap().startsWith(" %");
  }

  /** Numerals such as 50-54 or 15/1/2016. */
  private boolean isRangeOrDate(List<Heard> words) {
    List<Heard> parts = words.subList(start, end);
    if (single > 2 || parts.size() < 2 || !parts.stream().allMatch(Heard::isNumeral)) {
      return false;
    }
    boolean range =
        parts.size() == 2
            && parts.getFirst().word().length() == parts.getLast().word().length()
            && !parts.getLast().gap().isBlank();
    long years = parts.stream().filter(part -> UnitWords.isYear(part.word())).count();
    long days = parts.stream().filter(part -> part.word().length() < 3).count();
    return range || years == 1 && days == parts.size() - 1;
  }
}
