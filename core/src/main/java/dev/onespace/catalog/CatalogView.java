package dev.onespace.catalog;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is read of a catalog to answer a question: of a whole catalog each call as of the moment it
 * is made, inside {@link Catalog#atOneMoment} all calls as of one moment. Thread-safe.
 */
public interface CatalogView {

  /** The number of the last change; grows by at least one with each. */
  long sequence();

  /** The items with these ids; unknown ids are left out. */
  Map<ItemId, StoredItem> items(Collection<ItemId> ids);

  /** The passages of these items, ordered by ordinal; unknown ids are left out. */
  Map<ItemId, List<Passage>> passages(Collection<ItemId> ids);

  /** These items with their passages, as of one moment; unknown ids are left out. */
  Map<ItemId, Entry> entries(Collection<ItemId> ids);
}
