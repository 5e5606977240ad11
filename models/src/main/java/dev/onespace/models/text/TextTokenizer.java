package dev.onespace.models.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts text into the tokens the text encoder was trained on (WordPiece). Thread-safe. */
public final class TextTokenizer implements AutoCloseable {
  /** The id of {@code [UNK]}. */
  private static final long UNKNOWN = 100;

  private final HuggingFaceTokenizer tokenizer;

  private TextTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Opens {@code text/tokenizer.json}. The native library is taken from the folder {@code native}
   * of the model files; nothing is unpacked and no network is used.
   *
   * @throws OnespaceException CORRUPT if the file is missing or no tokenizer
   */
  public static TextTokenizer open(ModelFiles files) {
    stayOffline(files);
    Path file = files.path("text/tokenizer.json");
    try {
      return new TextTokenizer(
          HuggingFaceTokenizer.newInstance(
              file, Map.of("truncation", "do_not_truncate", "padding", "do_not_pad")));
    } catch (IOException e) {
      throw new OnespaceException(ErrorCode.CORRUPT, "the tokenizer " + file + " is unreadable", e);
    }
  }

  /**
   * Which share of a text's characters, white space left out, lies in words that the vocabulary
   * cannot spell, in [0, 1]: of those the encoder knows nothing but that there is a word.
   */
  public double unknown(String text) {
    Encoding encoding = tokenizer.encode(wellFormed(text), false, false);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    double all = 0;
    double unknown = 0;
    for (int i = 0; i < ids.length; i++) {
      int length = spans[i].getEnd() - spans[i].getStart();
      all += length;
      unknown += ids[i] == UNKNOWN ? length : 0;
    }
    return all > 0 ? unknown / all : 0;
  }

  /** The ids of all tokens, with those that mark the text's beginning and end. */
  long[] ids(String text) {
    return tokenizer.encode(wellFormed(text), true, false).getIds();
  }

  /**
   * The tokens of a text without the marks of beginning and end, with their places in a longer one
   * that holds it from {@code offset} on.
   */
  List<Token> tokens(String text, int offset) {
    Encoding encoding = tokenizer.encode(wellFormed(text), false, false);
    int[] units = unitsByCodePoint(text);
    CharSpan[] spans = encoding.getCharTokenSpans();
    String[] pieces = encoding.getTokens();
    List<Token> tokens = new ArrayList<>(spans.length);
    for (int i = 0; i < spans.length; i++) {
      int start = offset + units[spans[i].getStart()];
      int end = offset + units[spans[i].getEnd()];
      tokens.add(new Token(start, end, pieces[i].startsWith("##")));
    }
    return tokens;
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  /**
   * A token's place in UTF-16 units.
   *
   * @param continues whether it continues the word of the token before it
   */
  record Token(int start, int end, boolean continues) {}

  // The library reports each use to its makers and looks for graphics cards unless these are set
  // before its first class is loaded.
  private static void stayOffline(ModelFiles files) {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    Path library = files.folder().resolve("native").resolve(System.mapLibraryName("tokenizers"));
    if (Files.isRegularFile(library) && System.getProperty("RUST_LIBRARY_PATH") == null) {
      System.setProperty("RUST_LIBRARY_PATH", library.toString());
    }
  }

  // The native library wants valid UTF-8, which half a surrogate pair has none of.
  private static String wellFormed(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(i + 1))) {
        i++;
        continue;
      }
      repaired = repaired == null ? new StringBuilder(text) : repaired;
      repaired.setCharAt(i, '\uFFFD');
    }
    return repaired == null ? text : repaired.toString();
  }

  // The library counts code points; the index after the last one is asked for too.
  private static int[] unitsByCodePoint(String text) {
    int[] units = new int[text.codePointCount(0, text.length()) + 1];
    int unit = 0;
    for (int point = 0; point < units.length; point++) {
      units[point] = unit;
      unit += unit < text.length() ? Character.charCount(text.codePointAt(unit)) : 0;
    }
    return units;
  }
}
