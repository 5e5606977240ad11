package dev.onespace.cli;

import dev.onespace.error.Problem;
import dev.onespace.item.ItemId;
import java.util.List;
import java.util.Map;

/** What became of the wish to remove what is gone. */
sealed interface Pruned {

  /** Nobody wished it. */
  record NotAsked() implements Pruned {}

  /**
   * These items were removed, or would have been in a rehearsal.
   *
   * @param items those that are gone
   * @param failed those that are gone and could not be removed, with the reason
   * @param away how many more were not met and are kept, as they may be on a disk that is away
   */
  record Done(List<ItemId> items, Map<ItemId, Problem> failed, int away) implements Pruned {}

  /**
   * Nothing was removed.
   *
   * @param reason one clause
   */
  record Refused(String reason) implements Pruned {}

  /** The items that were to be removed and are left as they are, with the reason. */
  default Map<ItemId, Problem> failed() {
    return this instanceof Done(_, var failed, _) ? failed : Map.of();
  }

  /** The items removed. */
  default List<ItemId> items() {
    return this instanceof Done(var items, _, _) ? items : List.of();
  }
}
