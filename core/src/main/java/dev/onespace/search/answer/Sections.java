package dev.onespace.search.answer;

import dev.onespace.catalog.CatalogView;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.MetaValue;
import dev.onespace.search.legs.SearchDepth;
import dev.onespace.search.lists.RankedList;
import dev.onespace.search.lists.ScopedSearch;
import dev.onespace.search.question.Layout.ByField;
import dev.onespace.search.question.Layout.Into;
import dev.onespace.search.question.Layout.OneList;
import dev.onespace.search.question.Query;
import dev.onespace.search.question.Scope;
import dev.onespace.search.ranking.Strength;
import dev.onespace.view.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lays an answer out. Each group is a search of its own under its filter, so that what it shows
 * does not depend on what other groups hold.
 */
public final class Sections {
  private static final int MOST_GROUPS = 50;

  private final Query query;
  private final ScopedSearch lists;
  private final CatalogView catalog;

  public Sections(Query query, ScopedSearch lists, CatalogView catalog) {
    this.query = query;
    this.lists = lists;
    this.catalog = catalog;
  }

  /**
   * A list that becomes a section.
   *
   * @param withWeak whether what is only weak is shown too
   */
  public record Drafted(String name, RankedList listed, boolean withWeak) {
    /** What is shown of it. */
    public Page page(Query query, CatalogView catalog) {
      return Page.of(query, catalog, name, listed, withWeak);
    }
  }

  /** The lists of an answer. */
  public List<Drafted> drafted() {
    return switch (query.layout().grouping()) {
      case OneList() -> List.of(new Drafted("", listed(query.scope()), true));
      case Into(var groups) -> drafted(groups.stream().filter(this::isPaged).toList());
      case ByField(var field) -> byField(field);
    };
  }

  /** What became of them, in the order in which it is shown. */
  public List<Section> arranged(List<Section> sections) {
    return switch (query.layout().grouping()) {
      case OneList _, Into _ -> sections;
      case ByField _ ->
          sections.stream()
              .filter(section -> section.relevant() > 0)
              .sorted(Comparator.comparing(Sections::strongest).reversed())
              .toList();
    };
  }

  /** A page goes on in one group only. */
  private boolean isPaged(Group group) {
    return query.after().map(cursor -> cursor.group().equals(group.name())).orElse(true);
  }

  private List<Drafted> drafted(List<Group> groups) {
    List<RankedList> listed =
        lists.all(
            groups.stream().map(group -> query.scope().where(group.filter())).toList(),
            SearchDepth.of(query));
    List<Drafted> drafted = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      drafted.add(new Drafted(groups.get(i).name(), listed.get(i), false));
    }
    return drafted;
  }

  private RankedList listed(Scope scope) {
    return lists.of(scope, SearchDepth.of(query));
  }

  /**
   * Groups are found by asking again and again for what is relevant and in no group yet, so that
   * large groups do not hide small ones.
   */
  private List<Drafted> byField(FilterField field) {
    Map<MetaValue, Group> groups = new LinkedHashMap<>();
    Scope rest = query.scope().where(new Filter.Exists(FieldValues.written(field)));
    while (groups.size() < MOST_GROUPS) {
      Set<MetaValue> values = new LinkedHashSet<>();
      Page.answering(catalog, lists.of(rest, SearchDepth.of(query).fixed()).relevant())
          .forEach(it -> it.values(field).forEach(values::add));
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
    return drafted(
        Stream.concat(groups.values().stream(), Stream.of(FieldValues.without(field)))
            .filter(this::isPaged)
            .toList());
  }

  private static Strength strongest(Section section) {
    return section.hits().stream()
        .map(Hit::strength)
        .max(Comparator.naturalOrder())
        .orElse(new Strength(0));
  }
}
