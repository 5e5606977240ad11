package dev.onespace.search;

import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.store.ExactMatch;
import dev.onespace.store.PassageScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What legs brought.
 *
 * @param items each with its type
 * @param exact those of their passages that match exactly
 */
record Found(Map<ItemId, ItemType> items, List<ExactMatch> exact) {

  /** Items of a type that have something near to the question. */
  static Found near(ItemType type, Collection<PassageScore> passages) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>();
    passages.forEach(it -> items.put(it.passage().item(), type));
    return new Found(items, List.of());
  }

  /** Items of a type that have what the question names. */
  static Found same(ItemType type, List<ExactMatch> matches) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>();
    matches.forEach(it -> items.put(it.passage().item(), type));
    return new Found(items, matches);
  }

  static Found union(Collection<Found> parts) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>();
    List<ExactMatch> exact = new ArrayList<>();
    for (Found part : parts) {
      items.putAll(part.items);
      exact.addAll(part.exact);
    }
    return new Found(items, exact);
  }

  /** The same without these items. */
  Found without(Set<ItemId> left) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>(this.items);
    items.keySet().removeAll(left);
    return new Found(items, exact);
  }
}
