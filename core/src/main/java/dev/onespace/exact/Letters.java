package dev.onespace.exact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** What of a text tells codes apart: letters and digits, in one form. */
final class Letters {
  /** Longer ones name nothing that anybody asks for. */
  private static final int LONGEST = 600;

  private Letters() {}

  /** Whether a character belongs to words: a letter, a digit, or a mark on one. */
  static boolean isPart(int c) {
    return Character.isLetterOrDigit(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Nothing for a text without letters and digits, or one too long for a name. */
  static Optional<ExactTerm.Code> code(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    StringBuilder form = new StringBuilder(written.length());
    Normalizer.normalize(written, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Letters::isPart)
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(form::appendCodePoint);
    return form.isEmpty() ? Optional.empty() : Optional.of(new ExactTerm.Code(form.toString()));
  }
}
