package dev.onespace.search;

import dev.onespace.calibrate.Probe;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.MetaValue;
import dev.onespace.store.PassageScore;
import dev.onespace.store.SearchIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the items worth a closer look: the best of each leg for each type, so that no type crowds
 * out another.
 */
final class Candidates {
  private static final int LEAST_PER_LEG = 60;
  private static final int PER_RESULT = 4;

  private final SearchIndex index;

  Candidates(SearchIndex index) {
    this.index = index;
  }

  Set<ItemId> of(Asked asked, Query query) {
    Set<ItemId> found = new LinkedHashSet<>();
    int k = Math.max(LEAST_PER_LEG, PER_RESULT * query.top());
    for (ItemType type : query.types()) {
      Filter filter = ofType(type).and(query.filter());
      for (Probe probe : asked.probes()) {
        add(found, index.nearest(probe.direction(), probe.channel().to(), filter, k));
      }
      if (!asked.words().isBlank()) {
        add(found, index.matching(asked.words(), filter, k));
      }
    }
    return found;
  }

  private static Filter ofType(ItemType type) {
    return new Filter.Equal(FilterField.TYPE, new MetaValue.Text(type.label()));
  }

  private static void add(Set<ItemId> found, List<PassageScore> passages) {
    passages.forEach(score -> found.add(score.passage().item()));
  }
}
