package dev.onespace.calibrate;

import dev.onespace.catalog.Catalog;
import dev.onespace.item.ItemId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cohort of a collection that changes while it is asked.
 *
 * <p>Drawing takes hundreds of milliseconds, and what is estimated from a sample hardly moves when
 * few items come or go: it is drawn anew when a tenth of the collection has changed. Until then it
 * is stale only in that new items have no place in it. What was drawn of an item that was replaced
 * or deleted is left out from the next question on, so that nothing of what was deleted is kept.
 * Thread-safe.
 */
public final class LiveCohort {
  /** One in so many items may change before a cohort is drawn anew. */
  private static final long SHARE = 10;

  private final Catalog catalog;
  private final float[] mean;
  private final FusionWeights weights;
  private @Nullable ScoreCohort cohort;
  private long drawn;
  private long seen;

  /**
   * The cohort of this collection; nothing is drawn yet.
   *
   * @param mean what its space takes off vectors of words
   */
  public LiveCohort(Catalog catalog, float[] mean, FusionWeights weights) {
    this.catalog = catalog;
    this.mean = mean;
    this.weights = weights;
  }

  /** The cohort to measure with now. */
  public synchronized ScoreCohort now() {
    long sequence = catalog.sequence();
    ScoreCohort current = cohort;
    if (current == null || sequence - drawn >= Math.max(1, current.size() / SHARE)) {
      current = ScoreCohort.of(catalog, mean, weights);
      drawn = sequence;
    } else if (sequence != seen) {
      current = current.without(changed(current));
    }
    seen = sequence;
    cohort = current;
    return current;
  }

  /** The items that were drawn and have changed since they were last seen. */
  private Set<ItemId> changed(ScoreCohort current) {
    Set<ItemId> items = current.items();
    Set<ItemId> changed = new HashSet<>();
    catalog
        .changesAfter(seen, Math.toIntExact(current.size() + 1))
        .forEach(change -> changed.add(change.item()));
    changed.retainAll(items);
    if (catalog.forgotten() > seen) { // deleted, and no longer told
      items.removeAll(catalog.items(items).keySet());
      changed.addAll(items);
    }
    return changed;
  }
}
