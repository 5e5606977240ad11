package dev.onespace.store.sqlite;

import dev.onespace.catalog.Access;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.sql.SqlCatalog;
import dev.onespace.store.sql.SqlGenerations;
import dev.onespace.store.sql.SqlSpending;
import dev.onespace.store.sql.Target;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The catalog of one collection in a SQLite file that may hold several.
 *
 * <p>Readers, in this process or another, see the last committed state and never wait for the
 * writer. That there is one writer is the business of the data folder's lock. Thread-safe; the
 * opener closes it.
 */
public final class SqliteCatalog extends SqlCatalog {
  private final Database database;
  private final SpendingFile spending;

  private SqliteCatalog(Database database, Target target, Optional<SpaceIdentity> ifNew) {
    super(database, target, ifNew);
    this.database = database;
    this.spending = new SpendingFile(database);
  }

  /**
   * Opens a collection as it is, whatever its space: to show, count, export or delete.
   *
   * @throws OnespaceException {@code NOT_FOUND} if the file or the collection is not there, {@code
   *     CORRUPT} if the file is no catalog this program knows
   */
  public static SqliteCatalog open(Path file, String collection, Access access) {
    return open(file, new Target.Served(collection), access);
  }

  /**
   * Opens a collection to ask or fill it with vectors of a space. Opened for writing, the file and
   * the collection are made if they are not there.
   *
   * @throws OnespaceException {@code SPACE_MISMATCH} if the collection was made with another space;
   *     else as {@link #open(Path, String, Access)}
   */
  public static SqliteCatalog open(
      Path file, String collection, SpaceIdentity space, Access access) {
    SqliteCatalog catalog =
        open(
            file,
            new Target.Served(collection),
            access,
            Optional.of(space).filter(_ -> access == Access.WRITE));
    try {
      catalog.requireSpace(space);
      return catalog;
    } catch (RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  /**
   * Opens a generation of a collection as it is, whatever its space.
   *
   * @throws OnespaceException as {@link #open(Path, String, Access)}
   */
  public static SqliteCatalog open(Path file, Target target, Access access) {
    Database.requireThere(file);
    return open(file, target, access, Optional.empty());
  }

  /**
   * Opens a generation of a collection for writing, whatever its space; file and generation are
   * made if they are not there.
   *
   * @param ifNew the space of a generation that is made
   */
  public static SqliteCatalog openOrMake(Path file, Target target, SpaceIdentity ifNew) {
    return open(file, target, Access.WRITE, Optional.of(ifNew));
  }

  private static SqliteCatalog open(
      Path file, Target target, Access access, Optional<SpaceIdentity> ifNew) {
    Database database = Database.open(file, access);
    try {
      return new SqliteCatalog(database, target, ifNew);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** What there is to do and to know about the file beyond its items. */
  public CatalogUpkeep upkeep() {
    return new CatalogUpkeep(database, this);
  }

  /** Which generations of the file's collections serve; usable until this is closed. */
  public SqlGenerations generations() {
    return new SqlGenerations(database);
  }

  /**
   * What is spent, of a catalog file as a whole, to be read; the caller closes it.
   *
   * @throws OnespaceException {@code NOT_FOUND} if there is no such file
   */
  public static Books books(Path file) {
    Database.requireThere(file);
    return new Books(Database.open(file, Access.READ));
  }

  /** An open catalog file, for what is spent only. */
  public static final class Books implements AutoCloseable {
    private final Database database;

    private Books(Database database) {
      this.database = database;
    }

    /** What is spent; usable until this is closed. */
    public SqlSpending spending() {
      return new SqlSpending(database);
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /** What is spent; usable until this is closed, also where it was opened for reading. */
  public SqlSpending spending() {
    return new SqlSpending(spending);
  }

  @Override
  public void close() {
    try (database) {
      spending.close();
    }
  }
}
