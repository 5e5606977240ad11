package dev.onespace.search.ranking;

import dev.onespace.item.Modality;
import dev.onespace.search.legs.Side;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much any question of this kind stands out in each type: most of the tenth best score of the
 * type. In a list of several types it is taken off, so that a type in which much resembles the
 * question does not crowd out the others. Within one type it changes nothing.
 */
final class TypeBaselines {
  private final Map<Modality, TypeBaseline> levels = new EnumMap<>(Modality.class);

  /**
   * The levels of what was found.
   *
   * @param scores the score of each side of an item
   * @param share how much of the tenth best is taken off
   */
  TypeBaselines(Map<Side, Double> scores, double share) {
    for (Modality type : Modality.values()) {
      List<Double> best =
          scores.entrySet().stream()
              .filter(it -> it.getKey().type() == type)
              .map(Map.Entry::getValue)
              .sorted(Comparator.reverseOrder())
              .limit(TypeBaseline.RANK)
              .toList();
      if (!best.isEmpty()) {
        levels.put(
            type,
            new TypeBaseline(share * best.size() / TypeBaseline.RANK, best.size(), best.getLast()));
      }
    }
  }

  /** The level of a type. */
  TypeBaseline of(Modality type) {
    return levels.getOrDefault(type, TypeBaseline.NONE);
  }
}
