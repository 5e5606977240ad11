package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder to work in.
 *
 * @param folder where
 * @param kept whether it stays when closed
 */
record Scratch(Path folder, boolean kept) implements AutoCloseable {

  static Scratch kept(Path folder) {
    return new Scratch(folder, true);
  }

  static Scratch temporary() {
    try {
      return new Scratch(Files.createTempDirectory("onespace-"), false);
    } catch (IOException failed) {
      throw failure("no temporary folder can be made", failed);
    }
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try {
      Folders.delete(folder);
    } catch (IOException failed) {
      throw failure("the temporary folder " + folder + " cannot be removed", failed);
    }
  }

  private static OnespaceException failure(String what, IOException reason) {
    return new OnespaceException(
        ErrorCode.UNREADABLE, what + ": " + FileFailure.withFile(reason), reason);
  }
}
