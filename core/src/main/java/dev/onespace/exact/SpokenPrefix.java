package dev.onespace.exact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said before digits: letters, or the word that says what the number is of.
 *
 * @param words the transcript
 * @param run the digits
 */
record SpokenPrefix(List<Heard> words, DigitRun run) {
  private static final Pattern TIME = Pattern.compile("(0?[1-9]|1\\d|2[0-3])[0-5]\\d");
  private static final Set<String> AT_A_TIME =
      Set.of("at", "by", "until", "till", "around", "about", "from", "to", "before", "after");
  private static final int LEAST_ALONE = 4;
  private static final int LEAST = 3;
  private static final int MOST_LETTERS = 6;
  private static final Set<String> ALIKE = Set.of("for", "like");

  /** The codes that the digits may be. */
  Set<String> candidates() {
    Set<String> candidates = new LinkedHashSet<>();
    String digits = run.digits();
    if (digits.length() < LEAST || run.isAmount(words)) {
      return candidates;
    }
    String letters = letters();
    if (!letters.isEmpty()) {
      candidates.add(letters + digits);
    }
    word().filter(this::isNumbered).ifPresent(word -> candidates.add(word + digits));
    if (digits.length() >= LEAST_ALONE && isCode()) {
      candidates.add(digits);
    }
    return candidates;
  }

  private boolean isNumbered(String word) {
    return run.isOneByOne()
        || SpokenWords.NUMBERED.contains(word)
        || run.digits().length() >= LEAST_ALONE && isCode();
  }

  /** Rather a code than a year, a time or a round number. */
  private boolean isCode() {
    return run.isOneByOne()
        || !run.digits().endsWith("00") && !UnitWords.isYear(run.digits()) && !isTime();
  }

  private boolean isTime() {
    int at = before(run.start());
    return at >= 0
        && AT_A_TIME.contains(words.get(at).word())
        && TIME.matcher(run.digits()).matches();
  }

  private Optional<String> word() {
    int at = before(run.start());
    if (at >= 0 && SpokenWords.FILLERS.contains(words.get(at).word()) && adjoins(at)) {
      int further = before(at);
      at = further >= 0 && isName(words.get(further).word()) ? further : at;
    }
    return at >= 0 && isName(words.get(at).word())
        ? Optional.of(words.get(at).word())
        : Optional.empty();
  }

  private static boolean isName(String word) {
    return word.length() > 1
        && word.codePoints().allMatch(Character::isLetter)
        && !SpokenWords.PLAIN.contains(word)
        && !SpokenWords.COUNTED.contains(word)
        && !SpokenWords.DIGITS.containsKey(word)
        && !SpokenWords.TENS.containsKey(word);
  }

  /** The word before, but for a dash said in between; below 0 if a sentence begins here. */
  private int before(int at) {
    int before = adjoins(at) ? at - 1 : -1;
    boolean dash = before >= 0 && SpokenWords.JOINERS.contains(words.get(before).word());
    return dash ? before(before) : before;
  }

  private boolean adjoins(int at) {
    return at > 0 && !words.get(at).isApart();
  }

  private String letters() {
    StringBuilder letters = new StringBuilder();
    int at = before(run.start());
    int nato = 0;
    while (at >= 0 && letters.length() < MOST_LETTERS) {
      int start = explained(at);
      if (start < 0) {
        String letter = SpokenWords.ALPHABET.get(words.get(at).word());
        if (letter == null && !words.get(at).isLetter()) {
          break;
        }
        nato += letter == null ? 0 : 1;
        start = at;
      }
      letters.insert(0, words.get(start).word().charAt(0));
      at = before(start);
    }
    boolean single = letters.length() == 1;
    return single && (nato > 0 ? !run.isOneByOne() : isWordItself(letters))
        ? ""
        : letters.toString();
  }

  /** Where "A as in alpha" begins that ends at a word, or below 0. */
  private int explained(int at) {
    int start =
        at >= 3 && words.get(at - 1).word().equals("in") && words.get(at - 2).word().equals("as")
            ? at - 3
            : at >= 2 && ALIKE.contains(words.get(at - 1).word()) ? at - 2 : -1;
    return start >= 0
            && words.get(start).isLetter()
            && words.get(at).word().startsWith(words.get(start).word())
        ? start
        : -1;
  }

  /** "A" and "I" before a number are words unless a hyphen ties them to it. */
  private boolean isWordItself(CharSequence letter) {
    return "ai".contains(letter) && !words.get(run.start()).gap().equals("-");
  }
}
