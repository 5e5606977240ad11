package dev.onespace.catalog;

import dev.onespace.filter.Filter;
import dev.onespace.item.Item;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An item with all its passages: what is written as one.
 *
 * @param item the item
 * @param passages its passages, ordered by ordinal
 */
public record Entry(Item item, List<Passage> passages) {
  public Entry {
    passages = List.copyOf(passages);
  }

  /** Whether a passage of it matches. */
  public boolean matches(Filter filter) {
    return passages.stream().anyMatch(passage -> filter.matches(item, passage.modality()));
  }

  /** The modalities of its passages, each once. */
  public Set<Modality> modalities() {
    return passages.stream()
        .map(Passage::modality)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Modality.class)));
  }
}
