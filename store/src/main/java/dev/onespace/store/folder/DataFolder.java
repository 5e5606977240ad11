package dev.onespace.store.folder;

import dev.onespace.catalog.Generations;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.file.AbsolutePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds everything: {@code catalog.db} (and SQLite's {@code -wal} and {@code -shm}
 * beside it), {@code index/COLLECTION/}, {@code blobs/}, {@code lock} and, while there is a writer,
 * {@code holder}.
 *
 * @param root the folder, which need not be there yet
 */
public record DataFolder(Path root) {
  public DataFolder {
    root = AbsolutePath.of(root);
  }

  /** The catalog's file. */
  public Path catalog() {
    return root.resolve("catalog.db");
  }

  /**
   * Whether there is a catalog.
   *
   * @throws OnespaceException {@code UNREADABLE} if this user may not look
   */
  public boolean hasCatalog() {
    if (!Files.exists(catalog()) && !Files.notExists(catalog())) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.UNREADABLE,
              "this user may not look into " + root,
              "Run this as the owner of the data folder, or let its owner give this user"
                  + " the right to read it and to enter the folders above it."));
    }
    return Files.exists(catalog());
  }

  /** The catalog's file and those that SQLite has beside it, as far as they are there. */
  public List<Path> catalogFiles() {
    return Stream.of("", "-wal", "-shm")
        .map(suffix -> root.resolve("catalog.db" + suffix))
        .filter(Files::isRegularFile)
        .toList();
  }

  /** The folder of all indexes. */
  public Path indexes() {
    return root.resolve("index");
  }

  /**
   * The folder of the index of a collection's generation.
   *
   * @throws OnespaceException {@code USAGE} if that is no name for a collection
   */
  public Path index(String collection) {
    if (!Generations.isName(collection)) {
      Generations.requireName(collection);
    }
    return indexes().resolve(collection);
  }

  /** The folder of the blobs. */
  public Path blobs() {
    return root.resolve("blobs");
  }

  /**
   * The file that the writer has locked. Nothing else may open it, not even to read: that would end
   * the lock where the writer is in the same process.
   */
  public Path lock() {
    return root.resolve("lock");
  }

  /** The file that tells who the writer is. */
  Path holder() {
    return root.resolve("holder");
  }

  /** Whether a process, this one or another, is the writer of this folder at the moment. */
  public boolean isBeingWritten() {
    return WriteLock.isHeld(this);
  }

  /**
   * Becomes the one writer of this folder, which is made if it is not there. Released by {@link
   * WriteLock#close} and, after a crash, by the operating system.
   *
   * @param work what the holder does, for those who find the folder locked
   * @throws OnespaceException {@code LOCKED} naming the holder's process and host if there is
   *     another writer, also one in this process; {@code DISK_FULL} if there is no room to say who
   *     writes
   */
  public WriteLock lockForWriting(String work) {
    return WriteLock.take(this, work);
  }
}
