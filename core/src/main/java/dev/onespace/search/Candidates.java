package dev.onespace.search;

import dev.onespace.calibrate.Probe;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemType;
import dev.onespace.item.MetaValue;
import dev.onespace.store.IndexView;
import dev.onespace.store.PassageScore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/**
 * Gathers the items worth a closer look: the best of each leg for each type, so that no type crowds
 * out another. All legs run at once, each under the filter.
 */
final class Candidates {
  private final IndexView index;
  private final ExactLeg exact;

  Candidates(IndexView index, ExactLeg exact) {
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
        float[] direction = probe.direction();
        legs.add(reach(type, k -> index.nearest(direction, facet, filter, k), depth));
      }
      if (!asked.words().isBlank()) {
        legs.add(reach(type, k -> index.matching(asked.words(), filter, k), depth));
      }
      if (!asked.exact().isEmpty()) {
        legs.add(() -> exact.of(asked, filter, type));
      }
    }
    return Found.union(AtOnce.run(legs));
  }

  private static Callable<Found> reach(
      ItemType type, IntFunction<List<PassageScore>> leg, int depth) {
    return new Edge.Reach(type, leg, depth)::found;
  }

  private static Filter ofType(ItemType type) {
    return new Filter.Equal(FilterField.TYPE, new MetaValue.Text(type.label()));
  }
}
