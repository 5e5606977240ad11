package dev.onespace.filter;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.util.Optional;

/** A filter's text and how far it has been read. */
final class FilterText {
  private static final String ENDS_VALUE = "\"(),[]";
  private static final String SIGNS = ":=<>";
  private static final String ENDS_FIELD = ENDS_VALUE + SIGNS;
  private static final char QUOTE = '"';
  private static final char ESCAPE = '\\';

  /** Characters of the text that an error shows on each side of the place. */
  private static final int SHOWN = 40;

  private final String text;
  private int place;

  FilterText(String text) {
    this.text = text;
  }

  int place() {
    return place;
  }

  boolean atEnd() {
    return place >= text.length();
  }

  char next() {
    return text.charAt(place);
  }

  void skipBlanks() {
    while (!atEnd() && isBlank(next())) {
      place++;
    }
  }

  /** Reads this character, if it is next. */
  boolean take(char c) {
    boolean there = !atEnd() && next() == c;
    place += there ? 1 : 0;
    return there;
  }

  /** Reads a star that is a value of its own, if it is next. */
  boolean takeStar() {
    boolean there = !atEnd() && next() == '*' && endsWord(place + 1);
    place += there ? 1 : 0;
    return there;
  }

  /** Whether a quote is next. */
  boolean atQuote() {
    return !atEnd() && next() == QUOTE;
  }

  /** Whether a character of an operator is next. */
  boolean atSign() {
    return isSign(place);
  }

  /** Whether an operator is next, but for blanks. */
  boolean signsAfterBlanks() {
    int at = place;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return isSign(at);
  }

  /** All characters of operators that stand together at a place. */
  String signAt(int at) {
    int end = at;
    while (isSign(end)) {
      end++;
    }
    return text.substring(at, end);
  }

  private boolean isSign(int at) {
    return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;
  }

  /** Whether this word is next, as a word of its own. */
  boolean isWord(String word) {
    return text.startsWith(word, place) && endsWord(place + word.length());
  }

  /** Reads this word, if it is next. */
  boolean takeWord(String word) {
    boolean there = isWord(word);
    place += there ? word.length() : 0;
    return there;
  }

  private boolean endsWord(int at) {
    return at >= text.length() || isBlank(text.charAt(at)) || "()".indexOf(text.charAt(at)) >= 0;
  }

  /** Reads a field's name; empty if none is next. */
  String fieldWord() {
    return until(ENDS_FIELD);
  }

  /** Reads a value; empty if none is next. */
  String valueWord() {
    return until(ENDS_VALUE);
  }

  private String until(String ends) {
    int start = place;
    while (!atEnd() && !isBlank(next()) && ends.indexOf(next()) < 0) {
      place++;
    }
    return text.substring(start, place);
  }

  /** Reads what is in quotes, if a quote is next. */
  Optional<String> quoted() {
    int start = place;
    if (!take(QUOTE)) {
      return Optional.empty();
    }
    StringBuilder inside = new StringBuilder();
    while (!atEnd() && next() != QUOTE) {
      if (next() == ESCAPE && place + 1 < text.length()) {
        place++;
      }
      inside.append(next());
      place++;
    }
    if (!take(QUOTE)) {
      throw errorAt(start, "there is no closing quote for this one");
    }
    return Optional.of(inside.toString());
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c);
  }

  /** An error at the place where reading stands. */
  OnespaceException error(String what) {
    return errorAt(place, what);
  }

  /** An error that points at a place. */
  OnespaceException errorAt(int at, String what) {
    return error(text, at, what);
  }

  /** An error that points at a place of a text. */
  static OnespaceException error(String text, int at, String what) {
    int from = Math.max(0, at - SHOWN);
    String line = text.substring(from, Math.min(text.length(), at + SHOWN));
    return new OnespaceException(
        ErrorCode.BAD_FILTER,
        "%s at column %s of the filter\n  %s\n  %s^"
            .formatted(inOneLine(what), at + 1, inOneLine(line), " ".repeat(at - from)));
  }

  /** Points at a place if there is something wrong with it. */
  void check(Optional<String> slip, int at) {
    slip.ifPresent(
        what -> {
          throw errorAt(at, what);
        });
  }

  /** Of the same length, so that the mark stays below its place. */
  private static String inOneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString();
  }
}
