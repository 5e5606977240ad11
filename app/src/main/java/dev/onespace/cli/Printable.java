package dev.onespace.cli;

import java.util.stream.Collectors;

/** Makes text of unknown origin fit for a terminal. */
final class Printable {
  private Printable() {}

  /**
   * The same text of the same length in one line: control characters (line ends, escape sequences)
   * and marks that turn the direction of writing become spaces.
   */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(isHarmful(c) ? ' ' : (char) c));
    return line.toString();
  }

  /** The same text in the same lines, each made fit. */
  static String lines(String text) {
    return text.lines().map(Printable::line).collect(Collectors.joining(System.lineSeparator()));
  }

  private static boolean isHarmful(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
