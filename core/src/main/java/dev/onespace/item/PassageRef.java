package dev.onespace.item;

import static java.util.Objects.requireNonNull;

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
}
