package dev.onespace.search.answer;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.CatalogView;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.search.ranking.Ranked;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer shows, as the catalog held it at one moment.
 *
 * @param sequence the catalog's last change at that moment
 * @param pages what of which list is shown
 * @param items of the hits
 * @param passages of the hits
 * @param linked items that may belong to hits
 */
public record AnswerSnapshot(
    long sequence,
    List<Page> pages,
    Map<ItemId, StoredItem> items,
    Map<ItemId, List<Passage>> passages,
    Collection<Item> linked) {

  public static AnswerSnapshot of(
      CatalogView catalog, List<Page> pages, Collection<ItemId> linked) {
    List<ItemId> shown =
        pages.stream().flatMap(page -> page.shown().stream()).map(Ranked::item).distinct().toList();
    return new AnswerSnapshot(
        catalog.sequence(),
        pages,
        catalog.items(shown),
        catalog.passages(shown),
        catalog.items(linked).values().stream().map(StoredItem::item).toList());
  }

  Optional<StoredItem> item(ItemId id) {
    return Optional.ofNullable(items.get(id));
  }
}
