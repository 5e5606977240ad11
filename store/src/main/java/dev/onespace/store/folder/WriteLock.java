package dev.onespace.store.folder;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That one user of a data folder in one process is its writer: a lock of the operating system on a
 * file that nothing else opens. A second user in the same process is refused as one in another is.
 */
public final class WriteLock implements AutoCloseable {
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  /** Who only looks whether the folder is locked holds the lock for an instant. */
  private static final int ATTEMPTS = 5;

  private static final long PAUSE_MILLIS = 20;

  private final String key;
  private final Holder holder;
  private final FileChannel file;
  private final FileLock lock;

  private WriteLock(String key, Holder holder, FileChannel file, FileLock lock) {
    this.key = key;
    this.holder = holder;
    this.file = file;
    this.lock = lock;
  }

  static WriteLock take(DataFolder folder, String work) {
    try {
      Files.createDirectories(folder.root());
      String key = Writing.key(folder.root());
      Optional<String> here = Writing.begin(key, work);
      if (here.isPresent()) {
        throw locked(
            folder,
            "this process (process %s, %s)".formatted(ProcessHandle.current().pid(), here.get()));
      }
      return taken(key, folder, work);
    } catch (IOException e) {
      throw new OnespaceException(problem(folder, e), e);
    }
  }

  private static Problem problem(DataFolder folder, IOException failure) {
    ErrorCode code = ErrorCode.of(failure);
    String reason =
        failure instanceof AccessDeniedException denied
            ? "this user may not (%s)".formatted(denied.getFile())
            : String.valueOf(failure.getMessage());
    return new Problem(
        code,
        "cannot write to %s: %s".formatted(folder.root(), reason),
        code == ErrorCode.DISK_FULL
            ? code.remedy()
            : Remedy.of("Run it as the owner of the data folder, or give another %s.", Named.DATA));
  }

  private static WriteLock taken(String key, DataFolder folder, String work) throws IOException {
    boolean done = false;
    try {
      Holder holder = new Holder(folder.holder());
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        Optional<WriteLock> lock = Writing.guarded(() -> attempt(key, holder, folder));
        if (lock.isPresent()) {
          lock.get().sign(work);
          done = true;
          return lock.get();
        }
        pause();
      }
      throw locked(folder, holder.shown());
    } finally {
      if (!done) {
        Writing.end(key);
      }
    }
  }

  private static Optional<WriteLock> attempt(String key, Holder holder, DataFolder folder)
      throws IOException {
    FileChannel file =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = file.tryLock(LOCKED_BYTE, 1, false);
      if (lock != null) {
        return Optional.of(new WriteLock(key, holder, file, lock));
      }
      file.close();
      return Optional.empty();
    } catch (OverlappingFileLockException heldByThisProcess) {
      file.close();
      return Optional.empty();
    } catch (IOException failed) {
      file.close();
      throw failed;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static OnespaceException locked(DataFolder folder, String holder) {
    return new OnespaceException(
        ErrorCode.LOCKED,
        "the data folder %s is being written by %s".formatted(folder.root(), holder));
  }

  /** What cannot be signed for want of room is not held either. */
  private void sign(String work) throws IOException {
    try {
      holder.write(work);
    } catch (IOException failed) {
      release();
      throw failed;
    }
  }

  /** Asks for a shared lock, which the holder of an exclusive one keeps from others. */
  static boolean isHeld(DataFolder folder) {
    if (!Files.isRegularFile(folder.lock())) {
      return false;
    }
    try {
      String key = Writing.key(folder.root());
      return Writing.guarded(() -> Writing.isNoted(key) || isLocked(folder.lock()));
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "cannot look at %s: %s".formatted(folder.lock(), FileFailure.reason(e)),
          e);
    }
  }

  private static boolean isLocked(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      @Nullable FileLock shared = file.tryLock(LOCKED_BYTE, 1, true);
      return shared == null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return true;
    }
  }

  /** Lets others write. */
  @Override
  public void close() {
    try {
      try {
        holder.remove();
      } finally {
        release();
        Writing.end(key);
      }
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "cannot release the data folder's lock: " + FileFailure.reason(e),
          e);
    }
  }

  private void release() throws IOException {
    try {
      lock.release();
    } finally {
      file.close();
    }
  }
}
