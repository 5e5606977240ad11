package dev.onespace.store.folder;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a process is the one writer of a data folder: a lock of the operating system on a file in
 * which the holder's process, host and command are written, a line each.
 */
public final class WriteLock implements AutoCloseable {
  /** A byte far behind the text: systems with mandatory locks leave the text readable. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final Path HOST_NAME = Path.of("/etc/hostname");

  private final FileChannel file;
  private final FileLock lock;

  private WriteLock(FileChannel file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  static WriteLock take(Path path, String command) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Optional<FileLock> lock = tryLock(file);
      if (lock.isEmpty()) {
        file.close();
        throw new OnespaceException(
            ErrorCode.LOCKED,
            "the data folder %s is being written by %s".formatted(folder, holder(path)));
      }
      sign(file, command);
      return new WriteLock(file, lock.get());
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "cannot lock %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Asks for a shared lock, which the holder of an exclusive one keeps from others. */
  static boolean isHeld(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      @Nullable FileLock shared = file.tryLock(LOCKED_BYTE, 1, true);
      return shared == null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return true;
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "cannot look at %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel file) throws IOException {
    try {
      @Nullable FileLock lock = file.tryLock(LOCKED_BYTE, 1, false);
      return Optional.ofNullable(lock);
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Optional.empty();
    }
  }

  private static void sign(FileChannel file, String command) throws IOException {
    String text = "%s\n%s\n%s\n".formatted(ProcessHandle.current().pid(), host(), command.strip());
    file.truncate(0);
    file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    file.force(true);
  }

  /** The machine's name as it knows itself: asking the network for it could take long. */
  private static String host() throws IOException {
    if (Files.isReadable(HOST_NAME)) {
      return Files.readString(HOST_NAME).strip();
    }
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault(
        "COMPUTERNAME", environment.getOrDefault("HOSTNAME", "this machine"));
  }

  private static String holder(Path path) throws IOException {
    String[] lines = Files.readString(path).split("\n", -1);
    return lines.length < 3
        ? "another process"
        : "process %s on %s (%s)".formatted(lines[0], lines[1], lines[2]);
  }

  /** Lets others write. */
  @Override
  public void close() {
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "cannot release the data folder's lock: " + e.getMessage(), e);
    }
  }
}
