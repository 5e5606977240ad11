package dev.onespace.ingest;

import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.store.Catalog.StoredItem;
import java.util.Optional;

/** What has to be done for one input. */
sealed interface Plan {

  /** Nothing more: the outcome is known. */
  record Finished(Outcome outcome) implements Plan {}

  /**
   * Write what is known of an item anew; its passages stay.
   *
   * @param fresh the item as it is from now on
   */
  record Rewrite(Item fresh, Outcome outcome) implements Plan {}

  /**
   * Embed it and write it.
   *
   * @param former the item it replaces
   */
  record Embed(Input input, ItemId id, ContentHash content, Optional<StoredItem> former)
      implements Plan {}

  /** Write it with the passages of another item that has the same bytes. */
  record Copy(
      Input input, ItemId id, ContentHash content, Optional<StoredItem> former, StoredItem twin)
      implements Plan {}
}
