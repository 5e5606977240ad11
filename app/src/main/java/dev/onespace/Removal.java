package dev.onespace;

import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.ItemId;
import dev.onespace.store.Sweep;
import dev.onespace.store.Sweep.Swept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    Swept blobs = Swept.NOTHING;
    for (ItemId id : ids) {
      Optional<Swept> swept =
          stores.turns().take(() -> stores.catalog().delete(id).map(sweep::after));
      if (swept.isPresent()) {
        blobs = blobs.plus(swept.get());
      } else {
        missing.add(id);
      }
    }
    follower.catchUp();
    return new Deletion(
        (long) ids.size() - missing.size(),
        missing,
        passages - stores.catalog().counts().passages(),
        blobs,
        Math.max(0, stores.remains().freePages() - free),
        stores.remains().emptyLog(),
        stores.remains().awaiting());
  }
}
