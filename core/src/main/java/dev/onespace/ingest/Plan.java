package dev.onespace.ingest;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import java.util.List;
import java.util.Optional;

/** What has to be done for one input. */
sealed interface Plan {

  /** Nothing more: the outcome is known. */
  record Finished(Outcome outcome) implements Plan {}

  /** Nothing: the item is as it should be. */
  record Keep(Item item, Outcome.Same outcome) implements Plan {}

  /**
   * Write what is known of an item anew; its passages stay.
   *
   * @param former the item as it is until then
   * @param fresh the item as it is from now on
   */
  record Rewrite(Item former, Item fresh, Outcome outcome) implements Plan {}

  /** Write it with passages, in place of a former item if there is one. */
  sealed interface Store extends Plan {
    Input input();

    ItemId id();

    ContentHash content();

    /** The item it replaces. */
    Optional<StoredItem> former();

    /**
     * Its fields.
     *
     * @param replaced the item in whose place it is written
     * @param facts what is learnt of its content
     */
    default Metadata metadata(Optional<StoredItem> replaced, Metadata facts) {
      return input()
          .metadata()
          .applied(replaced.map(StoredItem::usersFields).orElse(Metadata.NONE), facts);
    }

    /** What becomes of the input once it is written. */
    default Outcome outcome(boolean embedded, List<String> notes) {
      return former().isPresent()
          ? new Outcome.Updated(input().source(), id(), embedded, notes)
          : new Outcome.Added(input().source(), id(), embedded, notes);
    }
  }

  /** Embed it and write it. */
  record Embed(Input input, ItemId id, ContentHash content, Optional<StoredItem> former)
      implements Store {}

  /** Write it with the passages of another item that has the same bytes. */
  record Copy(
      Input input, ItemId id, ContentHash content, Optional<StoredItem> former, StoredItem twin)
      implements Store {}
}
