package dev.onespace;

import dev.onespace.blob.BlobCollector;
import dev.onespace.blob.BlobCollector.Swept;
import dev.onespace.error.Problem;
import dev.onespace.item.ItemId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes items from all generations of a collection: from the catalog in one transaction each, so
 * that no generation can bring them back, then from blobs and indexes. What a crash leaves is noted
 * in the catalog with the deletion, and removed by the next deletion or ingest, or by {@code doctor
 * --mend}.
 *
 * @param collection the collection's name
 * @param all the stores of its generations
 */
record Removal(String collection, AllGenerations all) {

  Deletion remove(Collection<ItemId> ids) {
    Stores stores = all.serving();
    long passages = stores.catalog().counts().passages();
    long free = stores.remains().freePages();
    BlobCollector sweep = new BlobCollector(stores.catalog(), stores.blobs());
    List<ItemId> missing = new ArrayList<>();
    Map<ItemId, Problem> failed = new LinkedHashMap<>();
    Swept blobs = Swept.NOTHING;
    stores.requireOwnIndex();
    stores.dropReleased();
    for (ItemId id : ids) {
      switch (stores.turns().take(() -> remove(stores, id, sweep))) {
        case Removed.Done(var swept) -> blobs = blobs.plus(swept);
        case Removed.Missing() -> missing.add(id);
        case Removed.Hindered(var problem) -> failed.put(id, problem);
      }
    }
    long awaiting =
        all.sum(
            (each, follower) -> {
              follower.catchUp();
              return each.remains().awaiting();
            });
    return new Deletion(
        (long) ids.size() - missing.size() - failed.size(),
        missing,
        failed,
        Math.max(0, passages - stores.catalog().counts().passages()),
        blobs,
        Math.max(0, stores.remains().freePages() - free),
        stores.remains().emptyLog(),
        awaiting);
  }

  /** Removes for good what deleted and replaced items left, in the files of all generations. */
  Compaction compact() {
    var emptied = all.each((each, follower) -> each.remains().emptyIndex(follower));
    Maintenance.Emptied sum = emptied.stream().reduce(Maintenance.Emptied::plus).orElseThrow();
    Maintenance.Rewritten rewritten = all.serving().remains().rewriteCatalog();
    return new Compaction(
        sum.passages(), sum.index(), sum.names(), rewritten.size(), rewritten.logEmptied());
  }

  /** An item whose blobs this user may not remove is left as it is: rather all of it than half. */
  private Removed remove(Stores stores, ItemId id, BlobCollector sweep) {
    Optional<Problem> hindrance = stores.catalog().item(id).flatMap(sweep::hindrance);
    if (hindrance.isPresent()) {
      return new Removed.Hindered(hindrance.get());
    }
    return stores.generations().delete(collection, id).stream()
        .map(sweep::after)
        .reduce(Swept::plus)
        .<Removed>map(Removed.Done::new)
        .orElseGet(Removed.Missing::new);
  }

  /** What became of one item. */
  private sealed interface Removed {
    record Done(Swept swept) implements Removed {}

    record Missing() implements Removed {}

    record Hindered(Problem problem) implements Removed {}
  }
}
