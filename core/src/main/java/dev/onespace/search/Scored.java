package dev.onespace.search;

import dev.onespace.item.Item;
import dev.onespace.item.Passage;
import dev.onespace.search.Match.Evidence;
import dev.onespace.store.Catalog.StoredItem;
import java.util.List;
import java.util.Optional;

/**
 * An item with all that speaks for it.
 *
 * @param stored the item
 * @param score the sum of the best evidence of each channel
 * @param passages those with evidence, strongest first
 * @param over the item over which the bridge came here
 */
record Scored(
    StoredItem stored, double score, List<ScoredPassage> passages, Optional<String> over) {

  Item item() {
    return stored.item();
  }

  /**
   * A passage with what speaks for it.
   *
   * @param passage the passage
   * @param evidence strongest first
   */
  record ScoredPassage(Passage passage, List<Evidence> evidence) {
    double score() {
      return evidence.stream().mapToDouble(Evidence::score).sum();
    }
  }
}
