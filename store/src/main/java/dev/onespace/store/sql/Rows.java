package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.Counts;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The tables of one collection within one transaction, and what spans several of them. */
record Rows(
    ItemRows items,
    PassageRows passages,
    ChangeRows changes,
    QuarantineRows quarantine,
    ReleasedBlobRows released) {
  /** Ids or keys in one statement; SQLite allows 32,766 parameters. */
  private static final int CHUNK = 500;

  Rows(Handle handle, long collection, Dialect dialect) {
    this(
        new ItemRows(handle, collection, dialect),
        new PassageRows(handle, collection, dialect),
        new ChangeRows(handle, collection),
        new QuarantineRows(handle, collection, dialect),
        new ReleasedBlobRows(handle));
  }

  void put(Entry entry, Checkpoint checkpoint) {
    Item item = entry.item();
    requireOwnSource(item);
    items.byId(item.id()).ifPresent(row -> items.delete(row.key()));
    long key = items.insert(item, checkpoint);
    released.forget(
        Stream.concat(Stream.of(item.content()), checkpoint.thumbnail().stream()).toList());
    passages.insert(key, item, entry.passages());
    changes.note(item.id());
  }

  void update(Item item) {
    Optional<ItemRows.Row> old = items.byId(item.id());
    if (old.isEmpty()) {
      throw new OnespaceException(
          ErrorCode.NOT_FOUND, "there is no item '%s' to change".formatted(item.id()));
    }
    requireOwnSource(item);
    items.update(item);
    Item was = old.get().stored().item();
    if (was.equals(item) || !was.from(item.origin()).equals(item)) { // no index holds origins
      changes.note(item.id());
    }
  }

  Optional<StoredItem> delete(ItemId id) {
    Optional<ItemRows.Row> found = items.byId(id);
    found.ifPresent(
        row -> {
          items.delete(row.key());
          changes.note(id);
        });
    return found.map(ItemRows.Row::stored);
  }

  Optional<StoredItem> there(ItemId id) {
    return items.byId(id).map(ItemRows.Row::stored);
  }

  /** Whether an item of another id came from there. */
  boolean isOfOther(Item item) {
    return other(item).isPresent();
  }

  private Optional<ItemRows.Row> other(Item item) {
    return items.bySource(item.source()).filter(other -> !other.id().equals(item.id()));
  }

  private void requireOwnSource(Item item) {
    other(item)
        .ifPresent(
            other -> {
              throw new OnespaceException(
                  ErrorCode.BAD_RECORD,
                  "source %s of item '%s' is already that of item '%s'"
                      .formatted(item.source(), item.id(), other.id()));
            });
  }

  List<ItemRows.Row> byIds(Collection<ItemId> ids) {
    return chunks(List.copyOf(ids)).stream().flatMap(chunk -> items.byIds(chunk).stream()).toList();
  }

  Set<ContentHash> unused(Collection<ContentHash> blobs) {
    Set<ContentHash> unused = new HashSet<>(blobs);
    chunks(List.copyOf(unused)).forEach(chunk -> unused.removeAll(items.used(chunk)));
    return unused;
  }

  List<Entry> entries(List<ItemRows.Row> rows) {
    List<Entry> entries = new ArrayList<>(rows.size());
    for (List<ItemRows.Row> chunk : chunks(rows)) {
      Map<Long, List<Passage>> found = passages.of(chunk.stream().map(ItemRows.Row::key).toList());
      for (ItemRows.Row row : chunk) {
        entries.add(new Entry(row.stored().item(), found.getOrDefault(row.key(), List.of())));
      }
    }
    return entries;
  }

  Counts counts() {
    Map<Facet, Long> byFacet = passages.countsByFacet();
    return new Counts(
        items.count(), sum(byFacet), passages.itemsByModality(), byFacet, items.countsByPipeline());
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
    return chunks;
  }
}
