package dev.onespace.store.sqlite;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Access;
import dev.onespace.store.Catalog;
import dev.onespace.store.Entry;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The catalog of one collection in a SQLite file that may hold several.
 *
 * <p>Readers, in this process or another, see the last committed state and never wait for the
 * writer. That there is one writer is the business of the data folder's lock. Thread-safe; the
 * opener closes it.
 */
public final class SqliteCatalog implements Catalog {
  private final Database database;
  private final Path file;
  private final String name;
  private final CollectionRow collection;

  private SqliteCatalog(Database database, Path file, String name, CollectionRow collection) {
    this.database = database;
    this.file = file;
    this.name = name;
    this.collection = collection;
  }

  /**
   * Opens a collection as it is, whatever its space: to show, count, export or delete.
   *
   * @throws OnespaceException {@code NOT_FOUND} if the file or the collection is not there, {@code
   *     CORRUPT} if the file is no catalog this program knows
   */
  public static SqliteCatalog open(Path file, String collection, Access access) {
    if (access == Access.WRITE) {
      Database.requireThere(file);
    }
    return open(file, collection, access, Optional.empty());
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
    return open(file, collection, access, Optional.of(space));
  }

  private static SqliteCatalog open(
      Path file, String name, Access access, Optional<SpaceIdentity> space) {
    Database database = Database.open(file, access);
    try {
      Optional<CollectionRow> found = database.read(handle -> CollectionRow.find(handle, name));
      if (found.isEmpty() && space.isPresent() && access == Access.WRITE) {
        found =
            database.write(
                handle -> {
                  CollectionRow.insert(handle, name, space.get());
                  return CollectionRow.find(handle, name);
                });
      }
      CollectionRow collection = found.orElseThrow(() -> unknown(database, file, name));
      SqliteCatalog catalog = new SqliteCatalog(database, file, name, collection);
      space.ifPresent(catalog::requireSpace);
      return catalog;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static OnespaceException unknown(Database database, Path file, String name) {
    List<String> names = database.read(CollectionRow::names);
    return new OnespaceException(
        new Problem(
            ErrorCode.NOT_FOUND,
            "there is no collection '%s' in %s".formatted(name, file),
            names.isEmpty()
                ? "Run onespace ingest first."
                : "Give --collection one of: " + String.join(", ", names)));
  }

  @Override
  public SpaceIdentity space() {
    return collection.space();
  }

  @Override
  public void requireSpace(SpaceIdentity asking) {
    if (!collection.space().equals(asking)) {
      throw new OnespaceException(
          ErrorCode.SPACE_MISMATCH,
          "collection '%s' in %s was made with space %s; this is space %s"
              .formatted(name, file, collection.space(), asking));
    }
  }

  /** What there is to do and to know about the file beyond its items. */
  public CatalogUpkeep upkeep() {
    return new CatalogUpkeep(database, collection.key());
  }

  /**
   * The names of the collections in a catalog file, which opened for writing is brought up to date.
   *
   * @throws OnespaceException {@code NOT_FOUND} if there is no such file, {@code CORRUPT} if it is
   *     no catalog this program knows
   */
  public static List<String> collections(Path file, Access access) {
    Database.requireThere(file);
    try (Database database = Database.open(file, access)) {
      return database.read(CollectionRow::names);
    }
  }

  @Override
  public void put(Entry entry, Checkpoint checkpoint) {
    writing(
        rows -> {
          rows.put(entry, checkpoint);
          return true;
        });
  }

  @Override
  public void update(Item item) {
    writing(
        rows -> {
          rows.update(item);
          return true;
        });
  }

  @Override
  public Optional<StoredItem> delete(ItemId id) {
    return writing(rows -> rows.delete(id));
  }

  @Override
  public Optional<StoredItem> item(ItemId id) {
    return reading(rows -> rows.items().byId(id).map(ItemRows.Row::stored));
  }

  @Override
  public Optional<StoredItem> bySource(String source) {
    return reading(rows -> rows.items().bySource(source).map(ItemRows.Row::stored));
  }

  @Override
  public List<StoredItem> byContent(ContentHash content) {
    return reading(
        rows -> rows.items().byContent(content).stream().map(ItemRows.Row::stored).toList());
  }

  @Override
  public Map<ItemId, StoredItem> items(Collection<ItemId> ids) {
    Map<ItemId, StoredItem> found = new LinkedHashMap<>();
    for (ItemRows.Row row : reading(rows -> rows.byIds(ids))) {
      found.put(row.id(), row.stored());
    }
    return found;
  }

  @Override
  public Map<ItemId, List<Passage>> passages(Collection<ItemId> ids) {
    Map<ItemId, List<Passage>> found = new LinkedHashMap<>();
    for (Entry entry : reading(rows -> rows.entries(rows.byIds(ids)))) {
      found.put(entry.item().id(), entry.passages());
    }
    return found;
  }

  @Override
  public void forEach(int batchSize, Consumer<List<Entry>> batch) {
    reading(
        rows -> {
          rows.forEach(batchSize, batch);
          return true;
        });
  }

  @Override
  public void forEachItem(int batchSize, Consumer<List<StoredItem>> batch) {
    reading(
        rows -> {
          rows.forEachItem(batchSize, batch);
          return true;
        });
  }

  @Override
  public List<Passage> sample(ItemType type, Facet facet, int size) {
    return reading(rows -> rows.passages().sample(type, facet, size));
  }

  @Override
  public Counts counts() {
    return reading(Rows::counts);
  }

  @Override
  public long sequence() {
    return reading(rows -> rows.changes().last());
  }

  @Override
  public List<Change> changesAfter(long sequence, int limit) {
    return reading(rows -> rows.changes().after(sequence, limit));
  }

  @Override
  public void forget(long sequence) {
    writing(
        rows -> {
          rows.changes().forget(sequence);
          return true;
        });
  }

  @Override
  public long forgotten() {
    return reading(rows -> rows.changes().forgotten());
  }

  @Override
  public Set<ContentHash> unused(Collection<ContentHash> blobs) {
    return reading(rows -> rows.unused(blobs));
  }

  @Override
  public void quarantine(ContentHash content, String source, Problem problem) {
    writing(
        rows -> {
          rows.quarantine().put(new Quarantined(content, source, problem));
          return true;
        });
  }

  @Override
  public Optional<Quarantined> quarantined(ContentHash content) {
    return reading(rows -> rows.quarantine().find(content));
  }

  @Override
  public List<Quarantined> quarantined() {
    return reading(rows -> rows.quarantine().all());
  }

  @Override
  public void release(ContentHash content) {
    writing(
        rows -> {
          rows.quarantine().delete(content);
          return true;
        });
  }

  @Override
  public void close() {
    database.close();
  }

  private <T> T reading(Function<Rows, T> work) {
    return database.read(handle -> work.apply(new Rows(handle, collection.key())));
  }

  private <T> T writing(Function<Rows, T> work) {
    return database.write(handle -> work.apply(new Rows(handle, collection.key())));
  }
}
