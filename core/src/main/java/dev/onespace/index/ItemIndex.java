package dev.onespace.index;

import dev.onespace.filter.Filter;
import dev.onespace.item.ItemId;
import java.util.List;

/** Lists items by what is known of them. Derived from the catalog. Thread-safe. */
public interface ItemIndex {

  /**
   * The items with at least one passage, ordered by id.
   *
   * @param filter which items count
   * @param k how many at most, the first ones
   */
  List<ItemId> items(Filter filter, int k);
}
