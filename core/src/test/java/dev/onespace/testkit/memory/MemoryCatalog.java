package dev.onespace.testkit.memory;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.CatalogView;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.space.SpaceIdentity;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A catalog in maps, one method at a time. Thread-safe; keeps nothing when closed. */
public final class MemoryCatalog implements Catalog {
  private final Map<ItemId, Stored> stored = new TreeMap<>();
  private final Map<ItemId, Long> changed = new LinkedHashMap<>();
  private final Map<ContentHash, Quarantined> quarantined = new LinkedHashMap<>();
  private final Set<ContentHash> released = new TreeSet<>(Comparator.comparing(ContentHash::hex));
  private final SpaceIdentity space;
  private long sequence;
  private long forgotten;

  /** An empty catalog of the {@link MemorySpace}. */
  public MemoryCatalog() {
    this(SpaceIdentity.of(new MemorySpace()));
  }

  /** An empty catalog of a space. */
  public MemoryCatalog(SpaceIdentity space) {
    this.space = space;
  }

  private record Stored(Entry entry, Checkpoint checkpoint) {
    StoredItem item() {
      return new StoredItem(entry.item(), checkpoint);
    }
  }

  @Override
  public SpaceIdentity space() {
    return space;
  }

  @Override
  public synchronized void put(Entry entry, Checkpoint checkpoint) {
    requireOwnSource(entry.item());
    item(entry.item().id()).ifPresent(this::release);
    stored.put(entry.item().id(), new Stored(entry, checkpoint));
    released.remove(entry.item().content());
    checkpoint.thumbnail().ifPresent(released::remove);
    note(entry.item().id());
  }

  @Override
  public synchronized Written putInPlaceOf(
      Optional<StoredItem> former,
      Entry entry,
      Checkpoint checkpoint,
      Predicate<ContentHash> kept) {
    if (!kept.test(entry.item().content())
        || !checkpoint.thumbnail().map(kept::test).orElse(true)) {
      return Written.NOT_KEPT;
    }
    if (!item(entry.item().id()).equals(former) || isOfOther(entry.item())) {
      return Written.CHANGED;
    }
    put(entry, checkpoint);
    return Written.DONE;
  }

  private boolean isOfOther(Item item) {
    return bySource(item.source()).filter(it -> !it.item().id().equals(item.id())).isPresent();
  }

  @Override
  public synchronized boolean updateInPlaceOf(Item former, Item item) {
    boolean asRead = item(item.id()).filter(it -> it.item().equals(former)).isPresent();
    if (!asRead || isOfOther(item)) {
      return false;
    }
    update(item);
    return true;
  }

  @Override
  public synchronized void update(Item item) {
    Stored old = stored.get(item.id());
    if (old == null) {
      throw new OnespaceException(ErrorCode.NOT_FOUND, "there is no item " + item.id());
    }
    requireOwnSource(item);
    Item was = old.entry().item();
    Item is =
        new Item(
            was.id(),
            was.media(),
            item.source(),
            item.title(),
            was.content(),
            item.metadata(),
            item.origin());
    stored.put(item.id(), new Stored(new Entry(is, old.entry().passages()), old.checkpoint()));
    if (was.equals(is) || !was.from(is.origin()).equals(is)) {
      note(item.id());
    }
  }

  @Override
  public synchronized Optional<StoredItem> delete(ItemId id) {
    Optional<StoredItem> old = Optional.ofNullable(stored.remove(id)).map(Stored::item);
    old.ifPresent(this::release);
    old.ifPresent(_ -> note(id));
    return old;
  }

  @Override
  public synchronized Optional<StoredItem> item(ItemId id) {
    return Optional.ofNullable(stored.get(id)).map(Stored::item);
  }

  @Override
  public synchronized Optional<StoredItem> bySource(String source) {
    return items(item -> item.source().equals(source)).findFirst();
  }

  @Override
  public synchronized List<StoredItem> byContent(ContentHash content) {
    return items(item -> item.content().equals(content)).toList();
  }

  @Override
  public synchronized Map<ItemId, StoredItem> items(Collection<ItemId> ids) {
    return items(item -> ids.contains(item.id()))
        .collect(Collectors.toMap(found -> found.item().id(), Function.identity()));
  }

  @Override
  public synchronized Map<ItemId, List<Passage>> passages(Collection<ItemId> ids) {
    return entries()
        .filter(entry -> ids.contains(entry.item().id()))
        .collect(Collectors.toMap(entry -> entry.item().id(), MemoryCatalog::ordered));
  }

  @Override
  public synchronized Map<ItemId, Entry> entries(Collection<ItemId> ids) {
    return entries()
        .filter(entry -> ids.contains(entry.item().id()))
        .collect(
            Collectors.toMap(
                entry -> entry.item().id(), entry -> new Entry(entry.item(), ordered(entry))));
  }

  @Override
  public synchronized <T> T atOneMoment(Function<CatalogView, T> work) {
    return work.apply(this);
  }

  @Override
  public void forEachItem(int batchSize, Consumer<List<StoredItem>> batch) {
    forEach(
        batchSize,
        entries ->
            batch.accept(
                entries.stream().flatMap(entry -> item(entry.item().id()).stream()).toList()));
  }

  @Override
  public synchronized void forEach(int batchSize, Consumer<List<Entry>> batch) {
    List<Entry> all = entries().toList();
    for (int from = 0; from < all.size(); from += batchSize) {
      batch.accept(all.subList(from, Math.min(all.size(), from + batchSize)));
    }
  }

  @Override
  public synchronized List<PassageVector> sample(Modality type, Facet facet, int size, int each) {
    Map<ItemId, Integer> drawn = new HashMap<>();
    return entries()
        .flatMap(MemoryCatalog::vectors)
        .filter(vector -> vector.modality() == type && vector.facet() == facet)
        .sorted(Comparator.comparing(MemoryCatalog::shuffled))
        .limit((long) LOOKED_AT * size)
        .filter(vector -> drawn.merge(vector.passage().item(), 1, Integer::sum) <= each)
        .limit(size)
        .toList();
  }

  private static Stream<PassageVector> vectors(Entry entry) {
    return entry.passages().stream()
        .map(
            passage ->
                new PassageVector(
                    new PassageRef(entry.item().id(), passage.ordinal()),
                    passage.modality(),
                    passage.facet(),
                    passage.vector()));
  }

  private static String shuffled(PassageVector vector) {
    return ContentHash.of(vector.passage().item() + "/" + vector.passage().ordinal()).hex();
  }

  @Override
  public synchronized Counts counts() {
    return new Counts(
        stored.size(),
        entries().mapToLong(entry -> entry.passages().size()).sum(),
        count(entries().flatMap(entry -> entry.modalities().stream())),
        count(entries().flatMap(entry -> entry.passages().stream()).map(Passage::facet)),
        count(stored.values().stream().map(each -> each.checkpoint().pipeline())));
  }

  @Override
  public synchronized long sequence() {
    return sequence;
  }

  @Override
  public synchronized List<Change> changesAfter(long after, int limit) {
    return changed.entrySet().stream()
        .filter(entry -> entry.getValue() > after)
        .map(entry -> new Change(entry.getValue(), entry.getKey()))
        .sorted(Comparator.comparingLong(Change::sequence))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void forget(long upTo) {
    changed.entrySet().stream()
        .filter(change -> change.getValue() <= upTo && !stored.containsKey(change.getKey()))
        .mapToLong(Map.Entry::getValue)
        .max()
        .ifPresent(last -> forgotten = Math.max(forgotten, last));
    changed
        .entrySet()
        .removeIf(change -> change.getValue() <= upTo && !stored.containsKey(change.getKey()));
  }

  @Override
  public synchronized long forgotten() {
    return forgotten;
  }

  @Override
  public synchronized Set<ContentHash> unused(Collection<ContentHash> blobs) {
    Set<ContentHash> unused = new HashSet<>(blobs);
    for (Stored each : stored.values()) {
      unused.remove(each.entry().item().content());
      each.checkpoint().thumbnail().ifPresent(unused::remove);
    }
    return unused;
  }

  @Override
  public synchronized void sweep(Collection<ContentHash> blobs, Consumer<ContentHash> drop) {
    unused(blobs).forEach(drop);
    released.removeAll(blobs);
  }

  @Override
  public synchronized List<ContentHash> released(int most) {
    return released.stream().limit(most).toList();
  }

  private void release(StoredItem former) {
    released.add(former.item().content());
    former.checkpoint().thumbnail().ifPresent(released::add);
  }

  @Override
  public synchronized void quarantine(ContentHash content, String source, Problem problem) {
    quarantined.put(content, new Quarantined(content, source, problem));
  }

  @Override
  public synchronized Optional<Quarantined> quarantined(ContentHash content) {
    return Optional.ofNullable(quarantined.get(content));
  }

  @Override
  public synchronized List<Quarantined> quarantined() {
    return quarantined.values().stream().sorted(Comparator.comparing(Quarantined::source)).toList();
  }

  @Override
  public synchronized void release(ContentHash content) {
    quarantined.remove(content);
  }

  @Override
  public void close() {}

  private void note(ItemId id) {
    sequence++;
    changed.put(id, sequence);
  }

  private void requireOwnSource(Item item) {
    items(other -> other.source().equals(item.source()) && !other.id().equals(item.id()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new OnespaceException(
                  ErrorCode.BAD_RECORD,
                  "source %s is already that of item %s"
                      .formatted(item.source(), other.item().id()));
            });
  }

  private Stream<Entry> entries() {
    return stored.values().stream().map(Stored::entry);
  }

  private Stream<StoredItem> items(Predicate<Item> wanted) {
    return stored.values().stream()
        .filter(each -> wanted.test(each.entry().item()))
        .map(Stored::item);
  }

  private static List<Passage> ordered(Entry entry) {
    return entry.passages().stream().sorted(Comparator.comparingInt(Passage::ordinal)).toList();
  }

  private static <T> Map<T, Long> count(Stream<T> values) {
    return values.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
