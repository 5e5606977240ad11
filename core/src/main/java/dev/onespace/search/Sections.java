package dev.onespace.search;

import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.search.Layout.ByField;
import dev.onespace.search.Layout.Into;
import dev.onespace.search.Layout.OneList;
import dev.onespace.search.Layout.Order;
import dev.onespace.store.Catalog;
import dev.onespace.view.Group;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays an answer out. Each group is a search of its own under its filter, so that what it shows
 * does not depend on what other groups hold.
 */
final class Sections {
  private static final int MOST_GROUPS = 50;

  private final Query query;
  private final Lists lists;
  private final Hits hits;
  private final Catalog catalog;

  Sections(Query query, Lists lists, Hits hits, Catalog catalog) {
    this.query = query;
    this.lists = lists;
    this.hits = hits;
    this.catalog = catalog;
  }

  List<Section> all() {
    return switch (query.layout().grouping()) {
      case OneList() -> List.of(section("", listed(query.scope()), true));
      case Into(var groups) ->
          groups.stream().filter(this::isPaged).map(group -> section(group)).toList();
      case ByField(var field) -> byField(field);
    };
  }

  /** A page goes on in one group only. */
  private boolean isPaged(Group group) {
    return query.after().map(cursor -> cursor.group().equals(group.name())).orElse(true);
  }

  private Section section(Group group) {
    return section(group.name(), listed(query.scope().where(group.filter())), false);
  }

  private Depth depth() {
    return query
        .after()
        .map(cursor -> Depth.from(cursor.depth()))
        .orElse(Depth.forTop(query.top()));
  }

  private Listed listed(Scope scope) {
    return lists.of(scope, depth());
  }

  /**
   * Groups are found by asking again and again for what is relevant and in no group yet, so that
   * large groups do not hide small ones.
   */
  private List<Section> byField(FilterField field) {
    Map<MetaValue, Group> groups = new LinkedHashMap<>();
    Scope rest = query.scope().where(new Filter.Exists(FieldValues.written(field)));
    while (groups.size() < MOST_GROUPS) {
      Set<MetaValue> values = new LinkedHashSet<>();
      items(lists.of(rest, depth().fixed()).relevant())
          .forEach(item -> values.addAll(FieldValues.of(item, field)));
      values.removeAll(groups.keySet());
      if (values.isEmpty()) {
        break;
      }
      values.forEach(value -> groups.put(value, FieldValues.group(field, value)));
      rest =
          rest.where(
              new Filter.Not(
                  new Filter.In(FieldValues.written(field), List.copyOf(groups.keySet()))));
    }
    Stream<Group> all =
        Stream.concat(groups.values().stream(), Stream.of(FieldValues.without(field)));
    return all.filter(this::isPaged)
        .map(this::section)
        .filter(section -> section.relevant() > 0)
        .sorted(Comparator.comparing(Sections::strongest).reversed())
        .toList();
  }

  private static Strength strongest(Section section) {
    return section.hits().stream()
        .map(Hit::strength)
        .max(Comparator.naturalOrder())
        .orElse(new Strength(0));
  }

  private Section section(String name, Listed listed, boolean withWeak) {
    List<Ranked> relevant = listed.relevant();
    List<Ranked> list = ordered(relevant).orElse(withWeak ? listed.ranked() : relevant);
    int from = start(list);
    List<Ranked> page = list.subList(from, Math.min(list.size(), from + query.top()));
    return new Section(
        name,
        hits.of(page),
        relevant.size(),
        listed.open(),
        listed.ranked().size() - relevant.size(),
        more(name, list, from + page.size()),
        counts(relevant));
  }

  private int start(List<Ranked> list) {
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

  private Optional<Cursor> more(String name, List<Ranked> list, int end) {
    return end == 0 || end >= list.size()
        ? Optional.empty()
        : Optional.of(new Cursor(name, depth().first(), end, last(list.subList(0, end))));
  }

  private static List<ItemId> last(List<Ranked> seen) {
    return seen.reversed().stream().limit(Cursor.KEPT).map(Ranked::item).toList();
  }

  private Optional<List<Ranked>> ordered(List<Ranked> relevant) {
    return query.layout().order().map(order -> ordered(relevant, order));
  }

  private List<Ranked> ordered(List<Ranked> relevant, Order order) {
    Map<ItemId, Optional<MetaValue>> values =
        items(relevant)
            .collect(Collectors.toMap(Item::id, item -> FieldValues.first(item, order.field())));
    return relevant.stream()
        .sorted(
            Comparator.comparing(
                ranked -> values.getOrDefault(ranked.item(), Optional.empty()),
                FieldValues.missingLast(order.descending())))
        .toList();
  }

  private Map<String, List<Section.Count>> counts(List<Ranked> relevant) {
    Map<String, List<Section.Count>> counts = new LinkedHashMap<>();
    if (!query.layout().counts().isEmpty()) {
      List<Item> items = items(relevant).toList();
      query.layout().counts().forEach(field -> counts.put(field, counted(items, field)));
    }
    return counts;
  }

  private static List<Section.Count> counted(List<Item> items, String field) {
    Map<MetaValue, Long> counted = new HashMap<>();
    for (Item item : items) {
      FieldValues.of(item, FilterField.of(field))
          .forEach(value -> counted.merge(value, 1L, Long::sum));
    }
    return counted.entrySet().stream()
        .map(it -> new Section.Count(it.getKey(), it.getValue()))
        .sorted(
            Comparator.comparing(Section.Count::items)
                .reversed()
                .thenComparing(count -> count.value().shown()))
        .toList();
  }

  private Stream<Item> items(List<Ranked> ranked) {
    List<ItemId> ids = ranked.stream().map(Ranked::item).toList();
    return catalog.items(ids).values().stream().map(Catalog.StoredItem::item);
  }
}
