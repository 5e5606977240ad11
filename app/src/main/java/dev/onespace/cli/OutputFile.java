package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command writes what it found out. It takes the place of what an earlier run of the same
 * command wrote, and of nothing else: a file that was named by mistake may be a catalog, a
 * configuration, an original or an input.
 */
final class OutputFile {
  private OutputFile() {}

  /**
   * Refuses a file that is there and was not written by such a command.
   *
   * @param option that names the file, as in {@code --report}
   * @param beginning what such a file begins with, blanks left out
   * @throws OnespaceException USAGE, before anything is done
   */
  static void check(String option, Path file, String beginning) {
    if (!Files.exists(file)) {
      return;
    }
    if (!Files.isRegularFile(file)) {
      throw refused("%s %s is not a regular file".formatted(option, file));
    }
    if (!isEmptyOrBegins(file, beginning)) {
      throw refused(
          "%s %s is there already, and is none that this command wrote".formatted(option, file));
    }
  }

  private static boolean isEmptyOrBegins(Path file, String beginning) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(8 * beginning.length());
      String written = new String(head, StandardCharsets.UTF_8).replaceAll("\\s", "");
      return head.length == 0 || written.startsWith(beginning);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static OnespaceException refused(String cause) {
    return new OnespaceException(
        new Problem(ErrorCode.USAGE, cause, "Give another name, or remove that file first."));
  }
}
