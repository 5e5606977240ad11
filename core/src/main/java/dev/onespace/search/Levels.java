package dev.onespace.search;

import dev.onespace.item.ItemType;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much any query of this kind surprises each type: most of the tenth best score of the type. In
 * a list of several types it is taken off, so that a type in which much resembles the query does
 * not crowd out the others. Within one type it changes nothing.
 */
final class Levels {
  private static final int RANK = 10;
  private static final double SHARE = 0.8;

  private final Map<ItemType, Double> levels = new EnumMap<>(ItemType.class);

  private Levels() {}

  /** No levels: for a list of one type. */
  static Levels none() {
    return new Levels();
  }

  /** The levels of what was found. */
  static Levels of(Collection<Scored> found) {
    var levels = new Levels();
    for (ItemType type : ItemType.values()) {
      List<Double> best =
          found.stream()
              .filter(scored -> scored.item().type() == type)
              .map(Scored::score)
              .sorted(Comparator.reverseOrder())
              .limit(RANK)
              .toList();
      if (!best.isEmpty()) {
        levels.levels.put(type, SHARE * best.getLast() * best.size() / RANK);
      }
    }
    return levels;
  }

  /** The score of an item above the level of its type. */
  double above(Scored scored) {
    return scored.score() - levels.getOrDefault(scored.item().type(), 0.0);
  }

  /** Best first; ties by id, so that an order is always the same. */
  Comparator<Scored> bestFirst() {
    return Comparator.comparingDouble(this::above)
        .reversed()
        .thenComparing(scored -> scored.item().id());
  }
}
