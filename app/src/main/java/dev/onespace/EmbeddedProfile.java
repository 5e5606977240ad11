package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.local.LocalSpace;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Access;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.time.StageClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The embedded profile: one data folder with SQLite, Lucene and files, and the local models. The
 * one place where the ports get their adapters.
 *
 * @param folder the data folder
 * @param collection the collection in it
 */
record EmbeddedProfile(DataFolder folder, String collection) {

  /** The local space; its models are loaded when first needed. */
  Space space(OpenOptions options, StageClock clock) {
    return new LocalSpace(
        ModelFiles.found(), options.limits(), clock, options.recipe(), options.memory());
  }

  /**
   * The stores, for reading only; needs no lock.
   *
   * @throws OnespaceException NOT_FOUND if there is no such data folder or collection
   */
  Stores toRead() {
    requireData();
    SqliteCatalog catalog = SqliteCatalog.open(folder.catalog(), collection, Access.READ);
    return beside(catalog, Access.READ, Optional.empty());
  }

  /**
   * The stores, for writing, of a collection that is there.
   *
   * @throws OnespaceException NOT_FOUND if it is not there, LOCKED if there is another writer
   */
  Stores toChange(String command) {
    requireData();
    return locked(command, Optional.empty());
  }

  /**
   * The stores, for writing; made if they are not there.
   *
   * @throws OnespaceException LOCKED if there is another writer, SPACE_MISMATCH if the collection
   *     was made with another space
   */
  Stores toFill(String command, SpaceIdentity space) {
    return locked(command, Optional.of(space));
  }

  /**
   * The stores, for writing, of a collection that is there; an index that is damaged or missing is
   * empty then, to be filled from the catalog.
   *
   * @throws OnespaceException NOT_FOUND if it is not there, LOCKED if there is another writer
   */
  Stores toRebuild(String command) {
    requireData();
    try (WriteLock _ = folder.lockForWriting(command)) {
      LuceneIndex.restore(folder.index(collection)).close();
    }
    return locked(command, Optional.empty());
  }

  private Stores locked(String command, Optional<SpaceIdentity> space) {
    WriteLock lock = folder.lockForWriting(command);
    try {
      Path file = folder.catalog();
      SqliteCatalog catalog =
          space
              .map(asking -> SqliteCatalog.open(file, collection, asking, Access.WRITE))
              .orElseGet(() -> SqliteCatalog.open(file, collection, Access.WRITE));
      Stores stores = beside(catalog, Access.WRITE, Optional.of(lock));
      stores.blobs().tidy();
      return stores;
    } catch (RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private Stores beside(SqliteCatalog catalog, Access access, Optional<WriteLock> lock) {
    try {
      LuceneIndex index = LuceneIndex.open(folder.index(collection), access);
      return new Stores(catalog, index, new FolderBlobs(folder.blobs()), lock);
    } catch (RuntimeException failed) {
      catalog.close();
      throw failed;
    }
  }

  /** Whether anything was ever taken in here. */
  boolean isThere() {
    return Files.exists(folder.catalog());
  }

  private void requireData() {
    if (!isThere()) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.NOT_FOUND,
              "there is nothing in " + folder.root() + " yet",
              "Run: onespace ingest PATH..., or give the right folder with --data"));
    }
  }
}
