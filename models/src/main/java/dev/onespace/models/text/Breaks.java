package dev.onespace.models.text;

import java.util.OptionalInt;

/** The places in a text where a reader would pause. */
final class Breaks {
  private static final String SENTENCE_ENDS = ".!?:;\u2026";
  private static final String FULL_WIDTH_ENDS = "\u3002\uff01\uff1f";
  private static final String CLOSERS = "\"')]}\u201d\u2019\u00bb";
  private static final int NONE = -1;

  private Breaks() {}

  /**
   * The best end of a window from {@code start} to at most {@code most}: the last end of a
   * paragraph in its last third, else of a sentence or line there, else of a word, else {@code
   * most}.
   */
  static int best(String text, int start, int most) {
    int least = start + (most - start) * 2 / 3;
    int sentence = NONE;
    int word = NONE;
    for (int at = most; at > start && (at >= least || word == NONE); at--) {
      if (at >= least && endsParagraph(text, at)) {
        return at;
      }
      if (at >= least && sentence == NONE && endsSentence(text, at)) {
        sentence = at;
      }
      if (word == NONE && isSpace(text, at)) {
        word = at;
      }
    }
    return sentence != NONE ? sentence : word != NONE ? word : most;
  }

  /** The first start of a sentence from {@code from} on, else of a word, before {@code end}. */
  static OptionalInt start(String text, int from, int end) {
    int word = NONE;
    for (int at = from; at < end; at++) {
      if (isSpace(text, at) || !isSpace(text, at - 1)) {
        continue;
      }
      if (endsSentence(text, skipSpaceBack(text, at))) {
        return OptionalInt.of(at);
      }
      word = word == NONE ? at : word;
    }
    return word == NONE ? OptionalInt.empty() : OptionalInt.of(word);
  }

  /** The first index from {@code at} on that is no white space, or the text's length. */
  static int skipSpace(String text, int at) {
    int index = at;
    while (index < text.length() && isSpace(text, index)) {
      index++;
    }
    return index;
  }

  /** The index after the last character before {@code at} that is no white space. */
  static int skipSpaceBack(String text, int at) {
    int index = at;
    while (index > 0 && isSpace(text, index - 1)) {
      index--;
    }
    return index;
  }

  /** {@code wanted}, kept between {@code least} and the text's end, and out of surrogate pairs. */
  static int wholeCharacter(String text, int least, int wanted) {
    int at = Math.min(text.length(), Math.max(least, wanted));
    boolean within =
        at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return !within ? at : at - 1 >= least ? at - 1 : at + 1;
  }

  private static boolean endsParagraph(String text, int at) {
    if (!isNewline(text, at) || isSpace(text, at - 1)) {
      return false;
    }
    int newlines = 0;
    for (int index = at; index < text.length() && isSpace(text, index); index++) {
      newlines += text.charAt(index) == '\n' ? 1 : 0;
    }
    return newlines > 1;
  }

  private static boolean endsSentence(String text, int at) {
    int last = at - 1;
    while (last > 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    char end = text.charAt(last);
    return FULL_WIDTH_ENDS.indexOf(end) >= 0
        || isNewline(text, at)
        || (SENTENCE_ENDS.indexOf(end) >= 0 && isSpace(text, at));
  }

  private static boolean isNewline(String text, int at) {
    return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
  }

  // The end of the text counts as white space: a word ends there.
  private static boolean isSpace(String text, int at) {
    if (at >= text.length()) {
      return true;
    }
    return Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
  }
}
