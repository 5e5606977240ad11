package dev.onespace.exact;

import java.util.ArrayList;
import java.util.List;

/** Finds quoted strings: {@code "..."} and typographic quotes, which stand outside of words. */
final class Quoted {
  private static final String OPENING = "\"\u201c\u201e\u00ab\uff02";
  private static final int LONGEST = 300;
  private static final int MOST = 16;

  private Quoted() {}

  /** What stands in quotes, in order. */
  static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < text.length() && found.size() < MOST) {
      int end = opens(text, at) ? closing(text, at) : -1;
      if (end > 0) {
        found.add(text.substring(at + 1, end));
        at = end;
      }
      at++;
    }
    return found;
  }

  private static boolean opens(String text, int at) {
    return OPENING.indexOf(text.charAt(at)) >= 0
        && (at == 0 || !Letters.isPart(text.codePointBefore(at)))
        && at + 1 < text.length()
        && !Blanks.is(text.charAt(at + 1));
  }

  private static int closing(String text, int open) {
    String closers = closers(text.charAt(open));
    int end = Math.min(text.length(), open + LONGEST);
    for (int at = open + 1; at < end; at++) {
      if (closers.indexOf(text.charAt(at)) >= 0 && closes(text, open, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean closes(String text, int open, int at) {
    return at > open + 1
        && !Blanks.is(text.charAt(at - 1))
        && (at + 1 == text.length() || !Letters.isPart(text.codePointAt(at + 1)));
  }

  private static String closers(char opening) {
    return switch (opening) {
      case '\u201c' -> "\u201d\"";
      case '\u201e' -> "\u201c\u201d";
      case '\u00ab' -> "\u00bb";
      default -> String.valueOf(opening);
    };
  }
}
