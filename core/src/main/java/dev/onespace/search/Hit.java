package dev.onespace.search;

import dev.onespace.item.Item;
import java.util.List;
import java.util.Optional;

/**
 * An item that answers a query.
 *
 * @param item the item
 * @param score how unusual its match is, in nats, above the level of its type; comparable across
 *     types
 * @param strength the same in a word
 * @param best its best passage
 * @param others its other matching passages, best first
 * @param over the item over which the bridge came here
 */
public record Hit(
    Item item,
    double score,
    Strength strength,
    Match best,
    List<Match> others,
    Optional<String> over) {
  public Hit {
    others = List.copyOf(others);
  }
}
