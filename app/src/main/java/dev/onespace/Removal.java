package dev.onespace;

import dev.onespace.error.Problem;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.ItemId;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.Sweep;
import dev.onespace.store.Sweep.Swept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes items from catalog, blobs and index, in this order: what a crash leaves is found and
 * removed by the next run or by {@code doctor --mend}.
 */
record Removal(Stores stores, IndexFollower follower) {

  Deletion remove(Collection<ItemId> ids) {
    long passages = stores.catalog().counts().passages();
    long free = stores.remains().freePages();
    Sweep sweep = new Sweep(stores.catalog(), stores.blobs());
    List<ItemId> missing = new ArrayList<>();
    Map<ItemId, Problem> failed = new LinkedHashMap<>();
    Swept blobs = Swept.NOTHING;
    for (ItemId id : ids) {
      switch (stores.turns().take(() -> remove(id, sweep))) {
        case Removed.Done(var swept) -> blobs = blobs.plus(swept);
        case Removed.Missing() -> missing.add(id);
        case Removed.Hindered(var problem) -> failed.put(id, problem);
      }
    }
    follower.catchUp();
    return new Deletion(
        (long) ids.size() - missing.size() - failed.size(),
        missing,
        failed,
        Math.max(0, passages - stores.catalog().counts().passages()),
        blobs,
        Math.max(0, stores.remains().freePages() - free),
        stores.remains().emptyLog(),
        stores.remains().awaiting());
  }

  /** An item whose blobs this user may not remove is left as it is: rather all of it than half. */
  private Removed remove(ItemId id, Sweep sweep) {
    Optional<StoredItem> there = stores.catalog().item(id);
    Optional<Problem> hindrance = there.flatMap(sweep::hindrance);
    if (hindrance.isPresent()) {
      return new Removed.Hindered(hindrance.get());
    }
    return stores
        .catalog()
        .delete(id)
        .<Removed>map(former -> new Removed.Done(sweep.after(former)))
        .orElseGet(Removed.Missing::new);
  }

  /** What became of one item. */
  private sealed interface Removed {
    record Done(Swept swept) implements Removed {}

    record Missing() implements Removed {}

    record Hindered(Problem problem) implements Removed {}
  }
}
