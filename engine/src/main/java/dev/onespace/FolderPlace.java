package dev.onespace;

import dev.onespace.catalog.Turns;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.sql.Target;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A data folder. It has one writer at a time, which is an engine with all its collections: the lock
 * is taken when the first of them writes, and let go of when the last is closed. They write in
 * turns, as they share the catalog's file and the blobs.
 */
final class FolderPlace implements Place {
  private final DataFolder folder;
  private final Turns turns = new Turns();
  private final Object openings = new Object();
  private @Nullable WriteLock lock;
  private int holders;

  FolderPlace(DataFolder folder) {
    this.folder = folder;
  }

  DataFolder folder() {
    return folder;
  }

  Turns turns() {
    return turns;
  }

  @Override
  public Profile profile(Target target) {
    return new FolderProfile(this, target);
  }

  /**
   * Makes this engine the writer of the folder, until all that it gave is closed.
   *
   * @throws dev.onespace.error.OnespaceException LOCKED if there is another
   */
  synchronized Stores.Behind lock(String command) {
    if (lock == null) {
      WriteLock taken = folder.lockForWriting(command);
      try {
        // Only now: later, what is half written among the blobs may be of a collection here.
        new FolderBlobs(folder.blobs()).tidy();
      } catch (RuntimeException failed) {
        taken.close();
        throw failed;
      }
      lock = taken;
    }
    holders++;
    return this::release;
  }

  /**
   * Lets one collection after the other open the catalog for writing: the first makes its tables.
   */
  <T> T opening(Supplier<T> catalog) {
    synchronized (openings) {
      return catalog.get();
    }
  }

  private synchronized void release() {
    holders--;
    if (holders == 0 && lock != null) {
      lock.close();
      lock = null;
    }
  }

  /** Holds nothing that its collections do not. */
  @Override
  public void close() {}
}
