package dev.onespace.cli;

import dev.onespace.item.ItemId;
import java.util.List;

/** What became of the wish to remove what is gone. */
sealed interface Pruned {

  /** Nobody wished it. */
  record NotAsked() implements Pruned {}

  /**
   * These items were removed, or would have been in a rehearsal.
   *
   * @param items those that are gone
   * @param away how many more were not met and are kept, as they may be on a disk that is away
   */
  record Done(List<ItemId> items, int away) implements Pruned {}

  /**
   * Nothing was removed.
   *
   * @param reason one clause
   */
  record Refused(String reason) implements Pruned {}

  /** The items removed. */
  default List<ItemId> items() {
    return this instanceof Done(var items, _) ? items : List.of();
  }
}
