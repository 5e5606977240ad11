package dev.onespace.exact;

import java.util.Locale;

/** Looks for words in a text as they are written but for case and blanks. */
final class Literally {
  private Literally() {}

  static boolean holds(String text, String words) {
    String in = normal(text);
    String sought = normal(words);
    for (int at = in.indexOf(sought); at >= 0; at = in.indexOf(sought, at + 1)) {
      if (isWhole(in, at, at + sought.length())) {
        return true;
      }
    }
    return false;
  }

  private static String normal(String text) {
    return Blanks.collapsed(text).toLowerCase(Locale.ROOT);
  }

  private static boolean isWhole(String in, int start, int end) {
    return Letters.isEdge(in, start) && Letters.isEdge(in, end);
  }
}
