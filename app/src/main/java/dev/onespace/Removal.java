package dev.onespace;

import dev.onespace.item.ItemId;
import dev.onespace.store.Sweep;
import dev.onespace.store.Sweep.Swept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Removes items from all generations of a collection: from the catalog in one transaction each, so
 * that no generation can bring them back, then from blobs and indexes. What a crash leaves is found
 * and removed by the next deletion or by {@code doctor --mend}.
 *
 * @param collection the collection's name
 * @param all the stores of its generations
 */
record Removal(String collection, AllGenerations all) {

  Deletion remove(Collection<ItemId> ids) {
    Stores stores = all.serving();
    long passages = stores.catalog().counts().passages();
    long free = stores.remains().freePages();
    Sweep sweep = new Sweep(stores.catalog(), stores.blobs());
    List<ItemId> missing = new ArrayList<>();
    Swept blobs = Swept.NOTHING;
    for (ItemId id : ids) {
      Optional<Swept> swept = stores.turns().take(() -> remove(stores, sweep, id));
      if (swept.isPresent()) {
        blobs = blobs.plus(swept.get());
      } else {
        missing.add(id);
      }
    }
    long awaiting =
        all.sum(
            (each, follower) -> {
              follower.catchUp();
              return each.remains().awaiting();
            });
    return new Deletion(
        (long) ids.size() - missing.size(),
        missing,
        passages - stores.catalog().counts().passages(),
        blobs,
        Math.max(0, stores.remains().freePages() - free),
        stores.remains().emptyLog(),
        awaiting);
  }

  /** Nothing if no generation has it. */
  private Optional<Swept> remove(Stores stores, Sweep sweep, ItemId id) {
    return stores.generations().delete(collection, id).stream().map(sweep::after).reduce(Swept::plus);
  }

  /** Removes for good what deleted and replaced items left, in the files of all generations. */
  Compaction compact() {
    var emptied = all.each((each, follower) -> each.remains().emptyIndex(follower));
    Remains.Emptied sum = emptied.stream().reduce(Remains.Emptied::plus).orElseThrow();
    Remains.Rewritten rewritten = all.serving().remains().rewriteCatalog();
    return new Compaction(
        sum.passages(), sum.index(), sum.names(), rewritten.size(), rewritten.logEmptied());
  }
}
