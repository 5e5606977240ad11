package dev.onespace.item;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names one passage of a collection.
 *
 * @param item the item it belongs to
 * @param ordinal its place among the item's passages, from 0
 */
public record PassageRef(ItemId item, int ordinal) {
  public PassageRef {
    requireNonNull(item, "item is null");
  }

  /** The passage it names among those of items; nothing if it is not among them. */
  public Optional<Passage> in(Map<ItemId, List<Passage>> passages) {
    return passages.getOrDefault(item, List.of()).stream()
        .filter(passage -> passage.ordinal() == ordinal)
        .findFirst();
  }
}
