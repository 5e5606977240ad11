package dev.onespace.search.legs;

import dev.onespace.calibrate.CalibratedQuery;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.index.IndexView;
import dev.onespace.index.PassageScore;
import dev.onespace.item.Facet;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/**
 * Gathers the items worth a closer look: the best of each leg for each type, so that no type crowds
 * out another. All legs run at once, each under the filter.
 */
public final class Candidates {
  private final IndexView index;
  private final ExactTermLeg exact;

  public Candidates(IndexView index, ExactTermLeg exact) {
    this.index = index;
    this.exact = exact;
  }

  /** What of a scope a part of a question may mean. */
  public CandidateItems of(EncodedPart asked, Scope scope, int depth) {
    List<Callable<CandidateItems>> legs = new ArrayList<>();
    for (Modality type : scope.types()) {
      Filter filter = ofType(type).and(scope.filter());
      for (CalibratedQuery probe : asked.probes()) {
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
    return CandidateItems.union(AtOnce.run(legs));
  }

  private static Callable<CandidateItems> reach(
      Modality type, IntFunction<List<PassageScore>> leg, int depth) {
    return new LegFrontier.Reach(type, leg, depth)::found;
  }

  private static Filter ofType(Modality type) {
    return new Filter.Equal(FilterField.TYPE, new MetaValue.Text(type.label()));
  }
}
