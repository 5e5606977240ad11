package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.file.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A folder whose files may be named by a record; nothing outside it is ever read, also not over a
 * symbolic link.
 *
 * @param folder made absolute
 */
public record Confined(Path folder) {
  public Confined {
    folder = AbsolutePath.of(folder);
  }

  /**
   * The file of a written path.
   *
   * @throws OnespaceException if the path is absolute, leads outside, or there is no such file
   */
  public Path file(String written) {
    Path file;
    try {
      file = AbsolutePath.of(folder.resolve(written));
    } catch (InvalidPathException notAPath) {
      throw bad("path \"%s\" is not a path".formatted(written));
    }
    if (!file.startsWith(folder)) {
      throw bad("path \"%s\" leads outside %s".formatted(written, folder));
    }
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw bad("path \"%s\" leads outside %s over a link".formatted(written, folder));
      }
    } catch (IOException missing) {
      throw new OnespaceException(ErrorCode.UNREADABLE, "there is no file " + file, missing);
    }
    if (!Files.isRegularFile(file)) {
      throw new OnespaceException(ErrorCode.UNREADABLE, file + " is not a file");
    }
    return file;
  }

  private static OnespaceException bad(String cause) {
    return new OnespaceException(ErrorCode.BAD_RECORD, cause);
  }
}
