package dev.onespace.scan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A text as read from bytes.
 *
 * @param text the text, without byte order mark
 * @param note what was assumed, if anything was
 */
record PlainText(String text, Optional<String> note) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final double MOST_CONTROLS = 0.02;

  /**
   * Reads bytes as UTF-8, or as UTF-16 if they begin with its mark.
   *
   * @param mayBeLegacy whether bytes that are neither may be read as windows-1252
   * @return nothing if the bytes are not text
   */
  static Optional<PlainText> read(byte[] bytes, boolean mayBeLegacy) {
    if (begins(bytes, 0xff, 0xfe)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (begins(bytes, 0xfe, 0xff)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    int mark = begins(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    Optional<PlainText> utf8 = decode(bytes, mark, StandardCharsets.UTF_8);
    if (utf8.isPresent() || !mayBeLegacy) {
      return utf8;
    }
    return Optional.of(new String(bytes, WINDOWS))
        .filter(PlainText::isMostlyPrintable)
        .map(
            text ->
                new PlainText(text, Optional.of("not valid UTF-8: it was read as windows-1252")));
  }

  /** Whether there is anything to read: a letter, a digit or a symbol. */
  boolean hasWords() {
    return text.codePoints().anyMatch(PlainText::isReadable);
  }

  private static Optional<PlainText> decode(byte[] bytes, int from, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString();
      return Optional.of(new PlainText(text, Optional.empty()))
          .filter(plain -> isMostlyPrintable(plain.text()));
    } catch (CharacterCodingException notOfThisCharset) {
      return Optional.empty();
    }
  }

  private static boolean isMostlyPrintable(String text) {
    if (text.indexOf('\0') >= 0) {
      return false;
    }
    long controls =
        text.chars()
            .filter(c -> Character.isISOControl(c) && !Character.isWhitespace(c) && c != 0x1b)
            .count();
    return controls <= MOST_CONTROLS * text.length();
  }

  private static boolean isReadable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
