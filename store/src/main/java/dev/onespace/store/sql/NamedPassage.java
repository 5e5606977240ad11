package dev.onespace.store.sql;

import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;

/**
 * A passage and the item it belongs to.
 *
 * @param item the item
 * @param passage the passage
 */
public record NamedPassage(ItemId item, Passage passage) {

  /** Its name. */
  public PassageRef ref() {
    return new PassageRef(item, passage.ordinal());
  }
}
