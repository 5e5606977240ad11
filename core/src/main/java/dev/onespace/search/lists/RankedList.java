package dev.onespace.search.lists;

import dev.onespace.search.ranking.Ranked;
import java.util.List;

/**
 * A ranked list.
 *
 * @param ranked best first
 * @param open whether there may be more that is relevant, beyond what was looked at
 */
public record RankedList(List<Ranked> ranked, boolean open) {

  /** Those that are more than weak. */
  public List<Ranked> relevant() {
    return ranked.stream().filter(Ranked::isRelevant).toList();
  }
}
