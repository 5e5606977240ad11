package dev.onespace.models.text;

import dev.onespace.models.text.TextTokenizer.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into windows of at most so many tokens of the text encoder, each beginning a little
 * before the end of the one before it. A window ends with a paragraph if one ends in its last
 * third, else with a sentence, else with a word; only a word too long for a window is cut within.
 * Every character that is not white space is in a window. Immutable, thread-safe.
 *
 * <p>Only the text of one window is cut into tokens at a time. That gives the same tokens as the
 * whole text would, since a token never reaches over white space or punctuation; and it bounds a
 * window's characters, too (white space and words of 100 letters and more have few tokens or one).
 */
public final class TextSplitter {
  private static final int CHARACTERS_PER_TOKEN = 8;
  private static final int MOST_TOKENS = 8192;

  private final TextTokenizer tokenizer;
  private final int size;
  private final int overlap;

  /**
   * A splitter.
   *
   * @param size most tokens of a window, without the marks of beginning and end; up to 510 for the
   *     text encoder itself, up to 8,192 where another model is given the window
   * @param overlap how many tokens a window shares with the one before it, at most half of size
   */
  public TextSplitter(TextTokenizer tokenizer, int size, int overlap) {
    if (size < 1 || size > MOST_TOKENS) {
      throw new IllegalArgumentException("a window of " + size + " tokens");
    }
    if (overlap < 0 || overlap > size / 2) {
      throw new IllegalArgumentException("an overlap of " + overlap + " tokens of " + size);
    }
    this.tokenizer = tokenizer;
    this.size = size;
    this.overlap = overlap;
  }

  /** Windows of 256 tokens with an overlap of 32. */
  public static TextSplitter standard(TextTokenizer tokenizer) {
    return new TextSplitter(tokenizer, 256, 32);
  }

  /** The windows of a text, in its order; none if it is white space only. */
  public List<Window> split(String text) {
    return split(text, Integer.MAX_VALUE);
  }

  /** The first windows of a text, as many as have this number of tokens together; at least one. */
  public List<Window> split(String text, int mostTokens) {
    List<Window> windows = new ArrayList<>();
    long tokens = 0;
    int start = Breaks.skipSpace(text, 0);
    while (start < text.length() && tokens < mostTokens) {
      Block block = block(text, start);
      tokens += block.tokens().size();
      int end = Breaks.skipSpaceBack(text, block.end());
      windows.add(new Window(start, end, text.substring(start, end)));
      start = next(text, block);
    }
    return windows;
  }

  private record Block(List<Token> tokens, int end) {}

  private Block block(String text, int start) {
    int limit = Breaks.wholeCharacter(text, start + 1, start + size * CHARACTERS_PER_TOKEN);
    List<Token> tokens = tokenizer.tokens(text.substring(start, limit), start);
    if (tokens.size() <= size && limit == text.length()) {
      return new Block(tokens, limit);
    }
    int most = tokens.size() > size ? wordStart(tokens) : limit;
    int end = Breaks.best(text, start, Breaks.wholeCharacter(text, start + 1, most));
    return new Block(tokens.stream().filter(token -> token.end() <= end).toList(), end);
  }

  // A token that continues a word is no good place for a cut, unless the word is longer than a
  // third of a window.
  private int wordStart(List<Token> tokens) {
    int first = size;
    while (tokens.get(first).continues() && first > size * 2 / 3) {
      first--;
    }
    return tokens.get(tokens.get(first).continues() ? size : first).start();
  }

  private int next(String text, Block block) {
    int after = Breaks.skipSpace(text, block.end());
    int count = block.tokens().size();
    int shared = Math.min(overlap, count / 2);
    if (after == text.length() || shared == 0) {
      return after;
    }
    Token first = block.tokens().get(count - shared);
    return Breaks.start(text, first.start(), block.end())
        .orElse(first.continues() ? after : first.start());
  }
}
