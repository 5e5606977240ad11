package dev.onespace.search.answer;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.CatalogView;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.search.legs.SearchDepth;
import dev.onespace.search.lists.RankedList;
import dev.onespace.search.question.Cursor;
import dev.onespace.search.question.Layout;
import dev.onespace.search.question.Layout.Order;
import dev.onespace.search.question.Query;
import dev.onespace.search.ranking.Ranked;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is shown of one list.
 *
 * @param name the list's name; empty for a plain list
 * @param listed the list
 * @param shown the part of it that is shown, in its order
 * @param more where the next page begins, if there is one
 * @param counts what was to be counted of its relevant items
 */
public record Page(
    String name,
    RankedList listed,
    List<Ranked> shown,
    Optional<Cursor> more,
    Map<String, List<Section.Count>> counts) {

  /**
   * Lays out a list.
   *
   * @param catalog what it is ordered and counted by
   * @param withWeak whether what is only weak is shown too
   */
  static Page of(
      Query query, CatalogView catalog, String name, RankedList listed, boolean withWeak) {
    List<Ranked> relevant = listed.relevant();
    Layout layout = query.layout();
    List<Answering> items =
        layout.order().isEmpty() && layout.counts().isEmpty()
            ? List.of()
            : answering(catalog, relevant);
    List<Ranked> list =
        layout
            .order()
            .map(order -> ordered(relevant, items, order))
            .orElse(withWeak ? listed.ranked() : relevant);
    int from = start(query, list);
    int end = Math.min(list.size(), from + query.top());
    Map<String, List<Section.Count>> counts = new LinkedHashMap<>();
    layout.counts().forEach(field -> counts.put(field, counted(items, field)));
    return new Page(name, listed, list.subList(from, end), more(query, name, list, end), counts);
  }

  /** The section that it becomes. */
  public Section section(List<Hit> hits) {
    int relevant = listed.relevant().size();
    return new Section(
        name, hits, relevant, listed.open(), listed.ranked().size() - relevant, more, counts);
  }

  private static int start(Query query, List<Ranked> list) {
    if (query.after().isEmpty()) {
      return 0;
    }
    Cursor cursor = query.after().get();
    List<ItemId> items = list.stream().map(Ranked::item).toList();
    for (ItemId last : cursor.last()) {
      int at = items.indexOf(last);
      if (at >= 0) {
        return at + 1;
      }
    }
    return Math.clamp(cursor.seen() - cursor.last().size(), 0, list.size());
  }

  private static Optional<Cursor> more(Query query, String name, List<Ranked> list, int end) {
    return end == 0 || end >= list.size()
        ? Optional.empty()
        : Optional.of(
            new Cursor(name, SearchDepth.of(query).first(), end, last(list.subList(0, end))));
  }

  private static List<ItemId> last(List<Ranked> seen) {
    return seen.reversed().stream().limit(Cursor.KEPT).map(Ranked::item).toList();
  }

  private static List<Ranked> ordered(List<Ranked> relevant, List<Answering> items, Order order) {
    Map<ItemId, Optional<MetaValue>> values =
        items.stream()
            .collect(
                Collectors.toMap(it -> it.item.id(), it -> it.values(order.field()).findFirst()));
    return relevant.stream()
        .sorted(
            Comparator.comparing(
                ranked -> values.getOrDefault(ranked.item(), Optional.empty()),
                FieldValues.missingLast(order.descending())))
        .toList();
  }

  private static List<Section.Count> counted(List<Answering> items, String field) {
    Map<MetaValue, Long> counted = new HashMap<>();
    for (Answering each : items) {
      each.values(FilterField.of(field)).forEach(value -> counted.merge(value, 1L, Long::sum));
    }
    return counted.entrySet().stream()
        .map(it -> new Section.Count(it.getKey(), it.getValue()))
        .sorted(
            Comparator.comparing(Section.Count::items)
                .reversed()
                .thenComparing(count -> count.value().shown()))
        .toList();
  }

  /** The items of a list, those that are gone left out; also for groups. */
  static List<Answering> answering(CatalogView catalog, List<Ranked> ranked) {
    Map<ItemId, StoredItem> items = catalog.items(ranked.stream().map(Ranked::item).toList());
    return ranked.stream()
        .flatMap(
            it ->
                Optional.ofNullable(items.get(it.item()))
                    .map(stored -> new Answering(stored.item(), it.type()))
                    .stream())
        .toList();
  }

  /**
   * An item of a list.
   *
   * @param item the item
   * @param type the modality it answers with
   */
  record Answering(Item item, Modality type) {
    /** The values of a field. */
    Stream<MetaValue> values(FilterField field) {
      return FieldValues.of(item, type, field).stream();
    }
  }
}
