package dev.onespace.store.sql;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Catalog;
import dev.onespace.store.Entry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The catalog of one collection in a database that may hold several. Thread-safe; the opener closes
 * it.
 */
public abstract class SqlCatalog implements Catalog {
  private final Transactions database;
  private final Target target;
  private final String name;
  private final CollectionRow collection;

  /**
   * A generation of a collection, whatever its space.
   *
   * @param target which generation
   * @param ifNew the space for which it is made if it is not there; nothing if that is not wanted
   * @throws OnespaceException {@code NOT_FOUND} if it is not there and is not made
   */
  protected SqlCatalog(Transactions database, Target target, Optional<SpaceIdentity> ifNew) {
    this.database = database;
    this.target = target;
    this.name = database.read(handle -> Guard.name(handle, target));
    Optional<CollectionRow> found = database.read(handle -> CollectionRow.find(handle, name));
    if (found.isEmpty() && ifNew.isPresent()) {
      found = Optional.of(database.write(handle -> CollectionRow.make(handle, name, ifNew.get())));
    }
    this.collection = found.orElseThrow(() -> unknown(database, name));
  }

  private static OnespaceException unknown(Transactions database, String name) {
    List<String> names = names(database);
    return new OnespaceException(
        new Problem(
            ErrorCode.NOT_FOUND,
            "there is no collection '%s' in %s".formatted(name, database.place()),
            names.isEmpty()
                ? "Run onespace ingest first."
                : "Give --collection one of: " + String.join(", ", names)));
  }

  /** The names of the collections in a database. */
  protected static List<String> names(Transactions database) {
    return database.read(CollectionRow::names);
  }

  /** The name of the generation that was opened; of the first one the collection's own. */
  public String name() {
    return name;
  }

  /** The key of the collection's row, for tables that belong to it. */
  protected long collection() {
    return collection.key();
  }

  @Override
  public SpaceIdentity space() {
    return collection.space();
  }

  @Override
  public boolean serves() {
    return database.read(handle -> guard(handle).serves());
  }

  @Override
  public void requireSpace(SpaceIdentity asking) {
    if (!collection.space().equals(asking)) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.SPACE_MISMATCH,
              "collection '%s' in %s was made with space %s; this is space %s"
                  .formatted(name, database.place(), collection.space(), asking),
              "Set model and dimension as they were when the collection was made, or make vectors"
                  + " of the other space: onespace reembed --space "
                  + asking.id()));
    }
  }

  @Override
  public void put(Entry entry, Checkpoint checkpoint) {
    guarded(
        entry.item().id(),
        rows -> {
          rows.put(entry, checkpoint);
          return true;
        });
  }

  @Override
  public void update(Item item) {
    guarded(
        item.id(),
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

  /** Names every passage, in no particular order. */
  public void forEachPassage(Consumer<PassageRef> each) {
    reading(
        rows -> {
          rows.passages().forEach(each);
          return true;
        });
  }

  /**
   * Passages of a type and facet, drawn at random.
   *
   * @param start any number: another one, another sample
   */
  public List<NamedPassage> sample(ItemType type, Facet facet, long start, int size) {
    return reading(rows -> rows.passages().sample(type, facet, start, size));
  }

  /** How many items that are no longer there are still named, for indexes that have to follow. */
  public long deletedNames() {
    return reading(rows -> rows.changes().ofDeleted());
  }

  /** Writes an item, if this generation may still be written to, and may have it. */
  private void guarded(ItemId item, Function<Rows, Boolean> work) {
    database.write(
        handle -> {
          Guard guard = guard(handle);
          guard.lock();
          guard.require(item);
          return work.apply(rows(handle));
        });
  }

  private Guard guard(Handle handle) {
    return new Guard(handle, database.dialect(), target, collection);
  }

  private <T> T reading(Function<Rows, T> work) {
    return database.read(handle -> work.apply(rows(handle)));
  }

  private <T> T writing(Function<Rows, T> work) {
    return database.write(
        handle -> {
          database.dialect().begin(handle, collection.key());
          return work.apply(rows(handle));
        });
  }

  private Rows rows(Handle handle) {
    return new Rows(handle, collection.key(), database.dialect());
  }
}
