package dev.onespace.ingest;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Change;
import dev.onespace.catalog.Entry;
import dev.onespace.index.SearchIndex;
import dev.onespace.index.WriteLost;
import dev.onespace.item.ItemId;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Makes an index follow the catalog: applies the changes since the index's last commit, each as the
 * catalog has the item now. Stopped at any moment, it goes on from the last commit; nothing is
 * embedded. Of several followers of one index, in whichever threads, processes or nodes, each reads
 * after the commit of the one before it, so that none tells the index what another saw change. When
 * the index has followed durably, the catalog forgets the names of what was deleted.
 */
public final class IndexFollower {
  private static final int CHANGES_AT_ONCE = 256;
  private static final long BEFORE_ALL = -1;
  private static final int MOST_ATTEMPTS = 5;

  private final Catalog catalog;
  private final SearchIndex index;
  private final StageClock clock;

  /** A follower; nothing is closed by it. */
  public IndexFollower(Catalog catalog, SearchIndex index, StageClock clock) {
    this.catalog = catalog;
    this.index = index;
    this.clock = clock;
  }

  /** Applies what the index has not seen. Gives the number of items applied. */
  public long catchUp() {
    return clock.time(
        Stage.INDEX,
        () ->
            isUpToDate()
                ? 0L
                : repeated(() -> index.alone(() -> isUpToDate() ? 0L : follow(start()))));
  }

  /** An index that lost what was written since its last commit is at that commit. */
  private static long repeated(LongSupplier following) {
    for (int attempt = 1; ; attempt++) {
      try {
        return following.getAsLong();
      } catch (WriteLost lost) {
        if (attempt == MOST_ATTEMPTS) {
          throw lost;
        }
      }
    }
  }

  /** Builds the index anew from the catalog. Gives the number of items in it. */
  public long rebuild() {
    return clock.time(
        Stage.INDEX,
        () ->
            repeated(
                () ->
                    index.alone(
                        () -> {
                          index.clear();
                          return follow(BEFORE_ALL);
                        })));
  }

  /** Whether the index has seen every change. */
  public boolean isUpToDate() {
    return index.sequence().equals(Optional.of(catalog.sequence()));
  }

  private long start() {
    Optional<Long> seen = index.sequence();
    if (seen.isPresent() && catalog.forgotten() <= seen.get() && seen.get() <= catalog.sequence()) {
      return seen.get();
    }
    index.clear();
    return BEFORE_ALL;
  }

  private long follow(long start) {
    // Read first: changes up to here that do not show up below were forgotten as followed.
    long end = catalog.sequence();
    long seen = start;
    long applied = 0;
    boolean forgets = start == BEFORE_ALL;
    // Not further: others may write faster than this follows.
    while (seen < end) {
      List<Change> changes = next(seen);
      if (changes.isEmpty()) {
        break;
      }
      forgets |= apply(changes.stream().map(Change::item).toList());
      seen = changes.getLast().sequence();
      applied += changes.size();
    }
    seen = Math.max(seen, end);
    index.commit(seen);
    if (forgets) {
      catalog.forget(seen);
    }
    return applied;
  }

  private List<Change> next(long after) {
    return catalog.changesAfter(after, CHANGES_AT_ONCE);
  }

  /** Whether some of these are gone. */
  private boolean apply(List<ItemId> changed) {
    Map<ItemId, Entry> entries = catalog.entries(changed);
    List<ItemId> gone = new ArrayList<>(changed);
    gone.removeAll(entries.keySet());
    index.remove(gone);
    index.put(entries.values());
    return !gone.isEmpty();
  }
}
