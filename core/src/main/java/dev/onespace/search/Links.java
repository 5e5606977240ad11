package dev.onespace.search;

import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.store.Catalog;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.SearchIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the items that belong to an item, as they share the value of a field with it. */
final class Links {
  private static final int MOST = 8;

  private final SearchIndex index;
  private final Catalog catalog;
  private final List<String> fields;

  Links(SearchIndex index, Catalog catalog, List<String> fields) {
    this.index = index;
    this.catalog = catalog;
    this.fields = fields;
  }

  /** The other items, at most {@value #MOST}, by id. */
  List<Item> of(Item item) {
    Set<ItemId> linked = new LinkedHashSet<>();
    for (String field : fields) {
      item.metadata().get(field).ifPresent(value -> linked.addAll(sharing(field, value)));
    }
    linked.remove(item.id());
    if (linked.isEmpty()) {
      return List.of();
    }
    Map<ItemId, StoredItem> stored = catalog.items(linked);
    return linked.stream()
        .sorted()
        .limit(MOST)
        .flatMap(id -> Optional.ofNullable(stored.get(id)).stream())
        .map(StoredItem::item)
        .toList();
  }

  private List<ItemId> sharing(String field, MetaValue value) {
    Stream<MetaValue> values =
        value instanceof MetaValue.Strings(var members)
            ? members.stream().map(MetaValue.Text::new)
            : Stream.of(value);
    Filter same = new Filter.In(FilterField.META + field, values.toList());
    return index.items(same, MOST + 1);
  }
}
