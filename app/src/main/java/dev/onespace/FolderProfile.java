package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Access;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A data folder with SQLite, Lucene and files. It has one writer at a time; reading needs no lock.
 *
 * @param folder the data folder
 * @param collection the collection in it
 */
record FolderProfile(DataFolder folder, String collection) implements Profile {

  @Override
  public Stores toRead() {
    requireData();
    SqliteCatalog catalog = SqliteCatalog.open(folder.catalog(), collection, Access.READ);
    return beside(catalog, Access.READ, Stores.Behind.NOTHING);
  }

  @Override
  public Stores toChange(String command) {
    requireData();
    return locked(command, Optional.empty());
  }

  @Override
  public Stores toFill(String command, SpaceIdentity space) {
    return locked(command, Optional.of(space));
  }

  @Override
  public Stores toRebuild(String command) {
    requireData();
    try (WriteLock _ = folder.lockForWriting(command);
        SqliteCatalog catalog = SqliteCatalog.open(folder.catalog(), collection, Access.WRITE)) {
      LuceneIndex.restore(folder.index(catalog.name())).close();
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
      Stores stores = beside(catalog, Access.WRITE, lock::close);
      new FolderBlobs(folder.blobs()).tidy();
      return stores;
    } catch (RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private Stores beside(SqliteCatalog catalog, Access access, Stores.Behind behind) {
    try {
      LuceneIndex index = LuceneIndex.open(folder.index(catalog.name()), access);
      Remains remains = new FolderRemains(folder, catalog, index);
      return new Stores(
          new Where(
              folder.catalog().toString(),
              folder.index(catalog.name()).toString(),
              folder.blobs().toString()),
          catalog,
          index,
          new FolderBlobs(folder.blobs()),
          catalog.generations(),
          Optional.empty(),
          remains,
          behind);
    } catch (RuntimeException failed) {
      catalog.close();
      throw failed;
    }
  }

  @Override
  public boolean isThere() {
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
