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
 * @param edges where legs stopped, though there may be more behind
 * @param cut whether more match exactly than were looked at
 */
record Found(Map<ItemId, ItemType> items, List<ExactMatch> exact, List<Edge> edges, boolean cut) {

  /** Items of a type that have something near to the question. */
  static Found near(ItemType type, Collection<PassageScore> passages) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>();
    passages.forEach(it -> items.put(it.passage().item(), type));
    return new Found(items, List.of(), List.of(), false);
  }

  /** Items of a type that have what the question names. */
  static Found same(ItemType type, List<ExactMatch> matches, boolean cut) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>();
    matches.forEach(it -> items.put(it.passage().item(), type));
    return new Found(items, matches, List.of(), cut);
  }

  static Found union(Collection<Found> parts) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>();
    List<ExactMatch> exact = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    boolean cut = false;
    for (Found part : parts) {
      items.putAll(part.items);
      exact.addAll(part.exact);
      edges.addAll(part.edges);
      cut |= part.cut;
    }
    return new Found(items, exact, edges, cut);
  }

  /** The same, brought by a leg that stopped here. */
  Found until(Edge edge) {
    return new Found(items, exact, List.of(edge), cut);
  }

  /** The same without these items. */
  Found without(Set<ItemId> left) {
    Map<ItemId, ItemType> items = new LinkedHashMap<>(this.items);
    items.keySet().removeAll(left);
    return new Found(items, exact, edges, cut);
  }
}
