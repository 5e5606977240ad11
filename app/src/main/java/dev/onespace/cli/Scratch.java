package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Reason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

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
      Files.walkFileTree(folder, new Removal());
    } catch (IOException failed) {
      throw failure("the temporary folder " + folder + " cannot be removed", failed);
    }
  }

  private static OnespaceException failure(String what, IOException reason) {
    return new OnespaceException(
        ErrorCode.UNREADABLE, what + ": " + Reason.withFile(reason), reason);
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
