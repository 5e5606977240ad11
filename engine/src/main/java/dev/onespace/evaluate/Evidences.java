package dev.onespace.evaluate;

import dev.onespace.search.answer.Hit;
import dev.onespace.search.answer.Match;
import dev.onespace.search.scoring.Evidence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What spoke for a hit, as measurements look at it. */
final class Evidences {
  private Evidences() {}

  /** The strongest evidence of each kind over the passages shown. */
  static Collection<Evidence> best(Hit hit) {
    Map<Object, Evidence> best = new LinkedHashMap<>();
    Stream.concat(Stream.of(hit.best()), hit.others().stream())
        .map(Match::reasons)
        .flatMap(reasons -> reasons.stream().map(Match.Reason::evidence))
        .forEach(it -> best.merge(it.kind(), it, Evidence::stronger));
    return best.values();
  }

  /** The highest raw cosine, whatever was compared; 0 if no vector spoke for the hit. */
  static double cosine(Hit hit) {
    return best(hit).stream().mapToDouble(Evidence::cosine).max().orElse(0);
  }
}
