package dev.onespace.search;

import dev.onespace.calibrate.Probe;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemType;
import dev.onespace.item.MetaValue;
import dev.onespace.store.SearchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Gathers the items worth a closer look: the best of each leg for each type, so that no type crowds
 * out another. All legs run at once, each under the filter.
 */
final class Candidates {
  private final SearchIndex index;
  private final ExactLeg exact;

  Candidates(SearchIndex index, ExactLeg exact) {
    this.index = index;
    this.exact = exact;
  }

  /** What of a scope a part of a question may mean. */
  Found of(Asked asked, Scope scope, int depth) {
    List<Callable<Found>> legs = new ArrayList<>();
    for (ItemType type : scope.types()) {
      Filter filter = ofType(type).and(scope.filter());
      for (Probe probe : asked.probes()) {
        Facet facet = probe.channel().to();
        legs.add(() -> Found.near(type, index.nearest(probe.direction(), facet, filter, depth)));
      }
      if (!asked.words().isBlank()) {
        legs.add(() -> Found.near(type, index.matching(asked.words(), filter, depth)));
      }
      if (!asked.exact().isEmpty()) {
        legs.add(() -> Found.same(type, exact.of(asked, filter)));
      }
    }
    return Found.union(AtOnce.run(legs));
  }

  private static Filter ofType(ItemType type) {
    return new Filter.Equal(FilterField.TYPE, new MetaValue.Text(type.label()));
  }
}
