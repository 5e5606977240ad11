package dev.onespace.catalog;

import dev.onespace.item.Item;
import dev.onespace.item.Passage;
import java.util.List;

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
}
