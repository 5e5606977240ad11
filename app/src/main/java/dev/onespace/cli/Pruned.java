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
   * @param away how many more were not met and are kept, as they may be on a disk that is away
   * @param failed items that are gone and could not be removed, with the reason
   */
  record Done(List<ItemId> items, int away, Map<ItemId, Problem> failed) implements Pruned {}

  /**
   * Nothing was removed.
   *
   * @param reason one clause
   */
  record Refused(String reason) implements Pruned {}

  /** The items removed. */
  default List<ItemId> items() {
    return this instanceof Done(var items, _, _) ? items : List.of();
  }

  /** The items that could not be removed, with the reason. */
  default Map<ItemId, Problem> failed() {
    return this instanceof Done(_, _, var failed) ? failed : Map.of();
  }

  /** Whether all that was wished for is done. */
  default boolean complete() {
    return !(this instanceof Refused) && failed().isEmpty();
  }
}
