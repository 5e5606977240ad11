package dev.onespace.store.sqlite;

import dev.onespace.catalog.Access;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.store.sql.Misnamed;
import dev.onespace.store.sql.SqlCatalog;
import dev.onespace.store.sql.SqlGenerations;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A catalog's file as a whole, whichever collections it holds: to be asked also where one of them
 * cannot be opened. The opener closes it.
 */
public final class CatalogFile implements AutoCloseable {
  private final Database database;

  private CatalogFile(Database database) {
    this.database = database;
  }

  /**
   * Opens a file that is there; opened for writing, it is brought up to date.
   *
   * @throws OnespaceException {@code NOT_FOUND} if there is no such file, {@code CORRUPT} if it is
   *     no catalog this program knows
   */
  public static CatalogFile open(Path file, Access access) {
    Database.requireThere(file);
    return new CatalogFile(Database.open(file, access));
  }

  /** The names of all generations of all collections in it. */
  public List<String> names() {
    return SqlCatalog.namesIn(database);
  }

  /** Collections of names that none may have. */
  public Misnamed.All misnamed() {
    return new Misnamed.All(database);
  }

  /** Which generations serve; usable until this is closed. */
  public SqlGenerations generations() {
    return new SqlGenerations(database);
  }

  /** Those of these blobs that no item of any collection uses. */
  public Set<ContentHash> unused(Collection<ContentHash> blobs) {
    return SqlCatalog.unusedIn(database, blobs);
  }

  /**
   * What SQLite finds wrong with the file; empty if all is well.
   *
   * @param full whether indexes are compared with their tables too, which takes longer
   * @throws OnespaceException CORRUPT if it cannot even be examined
   */
  public List<String> complaints(boolean full) {
    return CatalogUpkeep.complaints(database, full);
  }

  @Override
  public void close() {
    database.close();
  }
}
