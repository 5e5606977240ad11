package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.CatalogView;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.Generations;
import dev.onespace.catalog.PassageVector;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.SpaceMismatch;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * The catalog of one collection in a database that may hold several. Thread-safe; the opener closes
 * it.
 */
public abstract class SqlCatalog implements Catalog {
  private static final int PAGE = 500;

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
    List<String> names =
        namesIn(database).stream().map(Generations::collection).distinct().sorted().toList();
    return new OnespaceException(
        new Problem(
            ErrorCode.NOT_FOUND,
            "there is no %s in %s".formatted(Generations.shown(name), database.place()),
            names.isEmpty()
                ? Remedy.of("Run %s first.", Named.INGEST)
                : Remedy.of("Give as %s one of: " + String.join(", ", names), Named.COLLECTION)));
  }

  /** The names of all generations of all collections in a database. */
  public static List<String> namesIn(Transactions database) {
    return database.read(CollectionRow::names);
  }

  /** Those of these blobs that no item of any collection in a database uses. */
  public static Set<ContentHash> unusedIn(Transactions database, Collection<ContentHash> blobs) {
    // No row is of collection 0: which blobs are used is asked of all of them.
    return database.read(handle -> new Rows(handle, 0, database.dialect()).unused(blobs));
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
          new SpaceMismatch(collection.space(), asking)
              .problem("%s in %s".formatted(Generations.shown(name), database.place())));
    }
  }

  @Override
  public void put(Entry entry, Checkpoint checkpoint) {
    database.write(
        handle -> {
          database.dialect().beginToUseBlobs(handle);
          guarded(handle, entry.item()).put(entry, checkpoint);
          return true;
        });
  }

  @Override
  public Written putInPlaceOf(
      Optional<StoredItem> former,
      Entry entry,
      Checkpoint checkpoint,
      Predicate<ContentHash> kept) {
    return database.write(
        handle -> {
          database.dialect().beginToUseBlobs(handle);
          if (!kept.test(entry.item().content())
              || !checkpoint.thumbnail().map(kept::test).orElse(true)) {
            return Written.NOT_KEPT;
          }
          Rows rows = guarded(handle, entry.item());
          Optional<StoredItem> there = rows.there(entry.item().id());
          if (there.equals(Optional.of(new StoredItem(entry.item(), checkpoint)))) {
            return Written.DONE; // done again because it was not known to be done
          }
          if (!there.equals(former) || rows.isOfOther(entry.item())) {
            return Written.CHANGED;
          }
          rows.put(entry, checkpoint);
          return Written.DONE;
        });
  }

  @Override
  public boolean updateInPlaceOf(Item former, Item item) {
    return database.write(
        handle -> {
          Rows rows = guarded(handle, item);
          Optional<Item> there = rows.there(item.id()).map(StoredItem::item);
          if (there.equals(Optional.of(item))) {
            return true; // as above
          }
          if (!there.equals(Optional.of(former)) || rows.isOfOther(item)) {
            return false;
          }
          rows.update(item);
          return true;
        });
  }

  @Override
  public void update(Item item) {
    database.write(
        handle -> {
          guarded(handle, item).update(item);
          return true;
        });
  }

  @Override
  public Optional<StoredItem> delete(ItemId id) {
    AtomicReference<Optional<StoredItem>> seen = new AtomicReference<>(Optional.empty());
    return writing(
        rows -> {
          // Done again because it was not known to be done, it finds nothing any more.
          Optional<StoredItem> found = rows.delete(id).or(seen::get);
          seen.set(found);
          return found;
        });
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
  public <T> T atOneMoment(Function<CatalogView, T> work) {
    return reading(rows -> work.apply(new Moment(rows)));
  }

  @Override
  public Map<ItemId, StoredItem> items(Collection<ItemId> ids) {
    return atOneMoment(moment -> moment.items(ids));
  }

  @Override
  public Map<ItemId, List<Passage>> passages(Collection<ItemId> ids) {
    return atOneMoment(moment -> moment.passages(ids));
  }

  @Override
  public Map<ItemId, Entry> entries(Collection<ItemId> ids) {
    return atOneMoment(moment -> moment.entries(ids));
  }

  @Override
  public void forEach(int batchSize, Consumer<List<Entry>> batch) {
    forEachPage(batchSize, Rows::entries, batch);
  }

  @Override
  public void forEachItem(int batchSize, Consumer<List<StoredItem>> batch) {
    forEachPage(batchSize, (_, page) -> page.stream().map(ItemRows.Row::stored).toList(), batch);
  }

  /** Each page is a transaction of its own, over before it is handed on. */
  private <T> void forEachPage(
      int size, BiFunction<Rows, List<ItemRows.Row>, T> reading, Consumer<T> batch) {
    record Page<T>(Optional<ItemId> last, T content) {}
    Optional<ItemId> last = Optional.empty();
    do {
      String after = last.map(ItemId::value).orElse("");
      Page<T> page =
          reading(
              rows -> {
                List<ItemRows.Row> found = rows.items().after(after, size);
                return new Page<>(
                    found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().id()),
                    reading.apply(rows, found));
              });
      last = page.last();
      if (last.isPresent()) {
        batch.accept(page.content());
      }
    } while (last.isPresent());
  }

  @Override
  public List<PassageVector> sample(Modality type, Facet facet, int size, int each) {
    return reading(rows -> rows.passages().sample(type, facet, size, each));
  }

  @Override
  public Counts counts() {
    return reading(Rows::counts);
  }

  @Override
  public long sequence() {
    return atOneMoment(CatalogView::sequence);
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
    return database.read(handle -> unused(handle, blobs));
  }

  private Set<ContentHash> unused(Handle handle, Collection<ContentHash> blobs) {
    Set<ContentHash> unused = new HashSet<>(rows(handle).unused(blobs));
    unused.removeAll(wanted(handle, unused));
    return unused;
  }

  /** Those of these blobs that something else than an item needs. */
  protected Set<ContentHash> wanted(Handle handle, Collection<ContentHash> blobs) {
    return Set.of();
  }

  /** Refuses to write an item that is made under a lease which is lost. */
  protected void requireHeld(Handle handle, Item item) {}

  @Override
  public void sweep(Collection<ContentHash> blobs, Consumer<ContentHash> drop) {
    database.write(
        handle -> {
          database.dialect().beginToSweepBlobs(handle);
          unused(handle, blobs).forEach(drop);
          rows(handle).released().forget(blobs);
          return true;
        });
  }

  @Override
  public List<ContentHash> released(int most) {
    return reading(rows -> rows.released().some(most));
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

  /** Names every passage, each once, ordered by item. */
  public void forEachPassage(Consumer<PassageRef> each) {
    forEachPage(PAGE, (rows, page) -> rows.passages().names(page), names -> names.forEach(each));
  }

  /**
   * Passages of a type and facet, drawn at random.
   *
   * @param start any number: another one, another sample
   */
  public List<NamedPassage> sample(Modality type, Facet facet, long start, int size) {
    return reading(rows -> rows.passages().sample(type, facet, start, size));
  }

  /** Items of this collection whose rows cannot be read; the first hundred. */
  public List<DamagedRow> damagedItems() {
    return database.read(handle -> check(handle).items());
  }

  /**
   * Passages of this collection whose rows cannot be read, or whose vectors have another length
   * than the space's or are no unit vectors; the first hundred.
   *
   * @param all whether all are read, or a sample of each type and facet
   */
  public List<DamagedRow> damagedPassages(boolean all) {
    return database.read(handle -> check(handle).passages(all));
  }

  private RowCheck check(Handle handle) {
    return new RowCheck(handle, collection.key(), database.dialect(), space().dimension());
  }

  /** How many items that are no longer there are still named, for indexes that have to follow. */
  public long deletedNames() {
    return reading(rows -> rows.changes().ofDeleted());
  }

  /** The rows to write to, if an item may be written. */
  private Rows guarded(Handle handle, Item item) {
    Guard guard = guard(handle);
    guard.lock();
    guard.require(item.id());
    requireHeld(handle, item);
    return rows(handle);
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
