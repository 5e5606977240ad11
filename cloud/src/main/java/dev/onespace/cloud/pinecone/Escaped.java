package dev.onespace.cloud.pinecone;

import dev.onespace.item.ContentHash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Any text as ASCII letters, digits, {@code . _ - %}: every other character as the {@code %XX} of
 * its bytes in UTF-8. Pinecone's ids have to be ASCII, and its keys must not begin with {@code $}.
 * What becomes longer than allowed is {@code %~} and its SHA-256, which cannot be read back.
 */
final class Escaped {
  private static final String HASHED = "%~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Escaped() {}

  /** The text, escaped, in as many characters at most (66 or more). */
  static String of(String text, int longest) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (plain(each)) {
        escaped.append((char) each);
      } else {
        escaped.append('%').append(HEX.toHexDigits(each));
      }
    }
    return escaped.length() <= longest ? escaped.toString() : HASHED + ContentHash.of(text).hex();
  }

  /** The text that was escaped; nothing if only its hash is there, or it was never escaped so. */
  static Optional<String> read(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char each = escaped.charAt(i);
      if (each == '%' && i + 2 < escaped.length() && hex(escaped, i + 1) && hex(escaped, i + 2)) {
        bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
        i += 2;
      } else if (each < 0x80 && plain((byte) each)) {
        bytes.write(each);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  /** Whether only a hash is there. */
  static boolean hashed(String escaped) {
    return escaped.startsWith(HASHED);
  }

  private static boolean hex(String text, int at) {
    return HexFormat.isHexDigit(text.charAt(at));
  }

  private static boolean plain(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '.'
        || each == '_'
        || each == '-';
  }
}
