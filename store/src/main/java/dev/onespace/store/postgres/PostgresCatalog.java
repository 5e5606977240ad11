package dev.onespace.store.postgres;

import dev.onespace.catalog.Access;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.sql.Misnamed;
import dev.onespace.store.sql.SqlCatalog;
import dev.onespace.store.sql.Target;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The catalog of one collection in a PostgreSQL database that may hold several.
 *
 * <p>Any number of nodes may write at once; writers of one collection take turns (see {@link
 * PostgresDialect}), readers see the last committed state and wait for nobody. Thread-safe; closing
 * it leaves the database open.
 */
public final class PostgresCatalog extends SqlCatalog {
  private final PostgresDatabase database;

  private PostgresCatalog(PostgresDatabase database, Target target, Optional<SpaceIdentity> ifNew) {
    super(database, target, ifNew);
    this.database = database;
  }

  /**
   * Opens a collection as it is, whatever its space: to show, count, export or delete.
   *
   * @throws OnespaceException {@code NOT_FOUND} if it is not there
   */
  public static PostgresCatalog open(PostgresDatabase database, String collection) {
    return open(database, new Target.Served(collection));
  }

  /**
   * Opens a collection to ask or fill it with vectors of a space. Where the database was opened for
   * writing, it is made if it is not there.
   *
   * @throws OnespaceException {@code SPACE_MISMATCH} if it was made with another space; {@code
   *     NOT_FOUND} if it is not there and the database was opened for reading
   */
  public static PostgresCatalog open(
      PostgresDatabase database, String collection, SpaceIdentity space) {
    PostgresCatalog catalog =
        new PostgresCatalog(
            database,
            new Target.Served(collection),
            Optional.of(space).filter(_ -> database.access() == Access.WRITE));
    catalog.requireSpace(space);
    return catalog;
  }

  /**
   * Opens a generation of a collection as it is, whatever its space.
   *
   * @throws OnespaceException {@code NOT_FOUND} if it is not there
   */
  public static PostgresCatalog open(PostgresDatabase database, Target target) {
    return new PostgresCatalog(database, target, Optional.empty());
  }

  /**
   * Opens a generation of a collection, whatever its space; it is made if it is not there.
   *
   * @param ifNew the space of a generation that is made
   */
  public static PostgresCatalog openOrMake(
      PostgresDatabase database, Target target, SpaceIdentity ifNew) {
    return new PostgresCatalog(database, target, Optional.of(ifNew));
  }

  /** The names of all generations of all collections in a database. */
  public static List<String> collections(PostgresDatabase database) {
    return namesIn(database);
  }

  /** Collections of names that none may have. */
  public static Misnamed.All misnamed(PostgresDatabase database) {
    return new Misnamed.All(database);
  }

  /** The bytes of all tables of the program, with their indexes. */
  public long size() {
    return database.size();
  }

  /** Writes all tables of the program anew, so that they hold nothing but what is stored. */
  public void rewrite() {
    database.rewrite();
  }

  /** The key of the collection's row. */
  long key() {
    return collection();
  }

  /** The originals of inputs that are to be taken in, into whichever collection. */
  @Override
  protected Set<ContentHash> wanted(Handle handle, Collection<ContentHash> blobs) {
    return JobRows.wanted(handle, blobs);
  }

  @Override
  protected void requireHeld(Handle handle, Item item) {
    Fence.require(handle, item);
  }

  @Override
  public void close() {}
}
