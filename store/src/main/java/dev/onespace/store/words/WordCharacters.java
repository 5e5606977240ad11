package dev.onespace.store.words;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/** Turns everything that is no part of a word into blanks, keeping every place as it was. */
final class WordCharacters extends CharFilter {
  WordCharacters(Reader in) {
    super(in);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = input.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      if (!isPart(buffer[i])) {
        buffer[i] = ' ';
      }
    }
    return read;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || isMark(c) || isApostrophe(c);
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  @Override
  protected int correct(int offset) {
    return offset;
  }
}
