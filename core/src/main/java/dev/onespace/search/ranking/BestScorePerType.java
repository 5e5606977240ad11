package dev.onespace.search.ranking;

import dev.onespace.item.Modality;
import dev.onespace.search.scoring.Scored;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The best scores of one part of a question, by type: what is far behind the best is seldom meant.
 * What was found directly is compared with what was found so, for what is reached over another item
 * does not make it less relevant.
 *
 * @param direct the best of what was found directly
 * @param any the best of all
 */
record BestScorePerType(Map<Modality, Double> direct, Map<Modality, Double> any) {

  static BestScorePerType in(Collection<Scored> found) {
    Map<Modality, Double> direct = new EnumMap<>(Modality.class);
    Map<Modality, Double> any = new EnumMap<>(Modality.class);
    for (Scored scored : found) {
      any.merge(scored.type(), scored.score().nats(), Math::max);
      if (scored.over().isEmpty()) {
        direct.merge(scored.type(), scored.score().nats(), Math::max);
      }
    }
    return new BestScorePerType(direct, any);
  }

  /** What an item is compared with, in nats. */
  double of(Scored scored) {
    return (scored.over().isEmpty() ? direct : any).getOrDefault(scored.type(), 0.0);
  }
}
