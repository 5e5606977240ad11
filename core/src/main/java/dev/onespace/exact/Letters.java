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

  /** The first stretch of a text, from word edge to word edge, whose letters make this form. */
  static Optional<String> written(String form, String text) {
    for (int start = 0; start < text.length(); start++) {
      if (isEdge(text, start) && isPart(text.codePointAt(start))) {
        int end = end(form, text, start);
        if (end > 0) {
          return Optional.of(text.substring(start, end));
        }
      }
    }
    return Optional.empty();
  }

  /** Where a stretch that makes a form ends, or -1 if none begins here. */
  private static int end(String form, String text, int start) {
    int made = 0;
    int at = start;
    while (at < text.length() && made < form.length() && !Blanks.is(text.charAt(at))) {
      int next = at + Character.charCount(text.codePointAt(at));
      String letters = code(text.substring(at, next)).map(ExactTerm.Code::form).orElse("");
      if (!form.startsWith(letters, made)) {
        return -1;
      }
      made += letters.length();
      at = next;
    }
    return made == form.length() && isEdge(text, at) ? at : -1;
  }

  /** Whether no word goes on across this place. */
  static boolean isEdge(String text, int at) {
    return at == 0
        || at == text.length()
        || !isPart(text.codePointBefore(at))
        || !isPart(text.codePointAt(at));
  }
}
