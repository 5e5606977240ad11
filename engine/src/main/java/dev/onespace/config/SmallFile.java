package dev.onespace.config;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file of settings or of a secret. It may be a pipe, as a shell makes one of {@code
 * <(command)}, so its size is not asked for but bounded.
 */
final class SmallFile {
  /** The most that is read. */
  static final int MOST_BYTES = 1_000_000;

  private SmallFile() {}

  /**
   * The text of a file, which is never shown.
   *
   * @param what it is, as in "the configuration"
   * @throws OnespaceException USAGE if it cannot be read, is larger than {@link #MOST_BYTES}, or is
   *     no UTF-8
   */
  static String read(String what, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw wrong("%s %s is larger than 1 MB".formatted(what, file));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException foreign) {
      throw wrong("%s %s is not written in UTF-8".formatted(what, file));
    } catch (IOException unreadable) {
      throw wrong("%s %s cannot be read: %s".formatted(what, file, unreadable));
    }
  }

  private static OnespaceException wrong(String cause) {
    return new OnespaceException(ErrorCode.USAGE, cause);
  }
}
