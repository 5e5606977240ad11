package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.pinecone.Fields.Kind;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Filters in Pinecone's operators, over the keys of {@link Fields}.
 *
 * <p>Pinecone's documents leave open whether {@code $ne} and {@code $nin} match records without the
 * key: they once did, and since March 2024 do not (deepset-ai/haystack-core-integrations#590). So
 * they are never asked alone, but always beside {@code {"$exists": false}}, which makes both
 * readings one. {@code $not} is pushed down to the leaves by De Morgan.
 *
 * <p>What cannot be said: the order of strings, the order beside a number of more than 15 digits,
 * more than 10,000 values of one kind.
 */
final class Translation {
  private static final int MOST_VALUES = 10_000;

  private Translation() {}

  /** The condition that a filter is. */
  static Condition of(Filter filter) {
    return of(filter, true);
  }

  /** The names, as in {@link Fields#name}, of the metadata fields that a filter looks at. */
  static Set<String> fields(Filter filter) {
    Set<String> names = new HashSet<>();
    collect(filter, names);
    return names;
  }

  private static void collect(Filter filter, Set<String> names) {
    switch (filter) {
      case Filter.And(var parts) -> parts.forEach(part -> collect(part, names));
      case Filter.Or(var parts) -> parts.forEach(part -> collect(part, names));
      case Filter.Not(var part) -> collect(part, names);
      case Filter.Equal(var field, _) -> collect(field, names);
      case Filter.In(var field, _) -> collect(field, names);
      case Filter.Ordered(var field, _, _) -> collect(field, names);
      case Filter.Exists(var field) -> collect(field, names);
    }
  }

  private static void collect(String field, Set<String> names) {
    switch (FilterField.of(field)) {
      case FilterField.Type() -> {}
      case FilterField.Meta(var name) -> names.add(Fields.name(name));
    }
  }

  private static Condition of(Filter filter, boolean so) {
    return switch (filter) {
      case Filter.And(var parts) -> joined(parts, so, so);
      case Filter.Or(var parts) -> joined(parts, so, !so);
      case Filter.Not(var part) -> of(part, !so);
      case Filter.Equal(var field, var value) -> leaf(filter, field, so, List.of(value));
      case Filter.In(var field, var values) -> leaf(filter, field, so, values);
      case Filter.Ordered(var field, _, _) -> leaf(filter, field, so, List.of());
      case Filter.Exists(var field) -> leaf(filter, field, so, List.of());
    };
  }

  private static Condition joined(List<Filter> parts, boolean so, boolean all) {
    List<Condition> conditions = parts.stream().map(part -> of(part, so)).toList();
    return all ? Condition.and(conditions) : Condition.or(conditions);
  }

  private static Condition leaf(Filter leaf, String written, boolean so, List<MetaValue> values) {
    return switch (FilterField.of(written)) {
      case FilterField.Type() -> ofType(leaf, so);
      case FilterField.Meta(var field) -> {
        if (!whole(field)) { // no item has such a field
          yield so ? new Condition.Never() : new Condition.Always();
        }
        yield switch (leaf) {
          case Filter.Exists _ -> exists(field, so);
          case Filter.Ordered(_, var side, var bound) -> ordered(field, side, bound, so);
          case Filter.Equal _, Filter.In _, Filter.And _, Filter.Or _, Filter.Not _ ->
              new Sorted(field, values).among(so);
        };
      }
    };
  }

  /** There are three types: the leaf is asked about each of them. */
  private static Condition ofType(Filter leaf, boolean so) {
    List<String> matching =
        Arrays.stream(Modality.values())
            .filter(type -> leaf.modalities().contains(type) == so)
            .map(Modality::label)
            .toList();
    if (matching.isEmpty()) {
      return new Condition.Never();
    }
    return matching.size() == Modality.values().length
        ? new Condition.Always()
        : Condition.of(Fields.TYPE, "$in", matching);
  }

  private static Condition exists(String field, boolean so) {
    List<Condition> kinds =
        Stream.of(Kind.TEXT, Kind.LIST, Kind.NUMBER, Kind.DATE, Kind.BOOL)
            .map(kind -> Condition.exists(Fields.key(field, kind), so))
            .toList();
    return so ? Condition.or(kinds) : Condition.and(kinds);
  }

  private static Condition ordered(String field, Filter.Side side, MetaValue bound, boolean so) {
    return switch (bound) {
      case MetaValue.Num(var number) ->
          ordered(Fields.key(field, Kind.NUMBER), side, Rank.of(number), so);
      case MetaValue.Date(var at, _) ->
          ordered(Fields.key(field, Kind.DATE), side, Rank.of(Rank.seconds(at)), so);
      case MetaValue.Text _ -> new Condition.Unsayable();
      case MetaValue.Bool _, MetaValue.Strings _ -> // have no order
          so ? new Condition.Never() : new Condition.Always();
    };
  }

  private static Condition ordered(String key, Filter.Side side, Rank bound, boolean so) {
    if (!bound.plain()) {
      return new Condition.Unsayable();
    }
    return so
        ? Condition.of(key, side.operator(), bound.value())
        : orAbsent(key, Condition.of(key, opposite(side).operator(), bound.value()));
  }

  private static Filter.Side opposite(Filter.Side side) {
    return switch (side) {
      case ABOVE -> Filter.Side.AT_MOST;
      case AT_LEAST -> Filter.Side.BELOW;
      case BELOW -> Filter.Side.AT_LEAST;
      case AT_MOST -> Filter.Side.ABOVE;
    };
  }

  private static Condition orAbsent(String key, Condition condition) {
    return Condition.or(List.of(Condition.exists(key, false), condition));
  }

  private static boolean whole(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** Values that a field may equal, sorted by their kind. */
  private static final class Sorted {
    private final String field;
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<Object> texts = new HashSet<>();
    private final Set<Object> lists = new HashSet<>();
    private final Set<Object> numbers = new HashSet<>();
    private final Set<Object> exactNumbers = new HashSet<>();
    private final Set<Object> dates = new HashSet<>();
    private final Set<Object> exactDates = new HashSet<>();
    private final Set<Object> truths = new HashSet<>();

    Sorted(String field, List<MetaValue> values) {
      this.field = field;
      values.forEach(this::sort);
    }

    private void sort(MetaValue value) {
      switch (value) {
        case MetaValue.Text(var text) -> {
          if (whole(text)) {
            texts.add(Fields.text(text));
          }
        }
        case MetaValue.Strings(var members) -> {
          if (members.stream().allMatch(Translation::whole)) {
            lists.add(Fields.list(members));
          }
        }
        case MetaValue.Num(var number) -> {
          Rank rank = Rank.of(number);
          addTo(rank, Rank.exactly(number), numbers, exactNumbers);
        }
        case MetaValue.Date(var at, _) -> {
          Rank rank = Rank.of(Rank.seconds(at));
          addTo(rank, Rank.exactly(Rank.seconds(at)), dates, exactDates);
        }
        case MetaValue.Bool(var is) -> truths.add(is);
      }
    }

    private static void addTo(Rank rank, String exactly, Set<Object> plain, Set<Object> exact) {
      if (rank.plain()) {
        plain.add(rank.value());
      } else {
        exact.add(Fields.text(exactly));
      }
    }

    /** That the field equals one of the values, or that it does not. */
    Condition among(boolean so) {
      among(Kind.TEXT, texts, so);
      among(Kind.LIST, lists, so);
      among(Kind.NUMBER, numbers, so);
      among(Kind.NUMBER_EXACT, exactNumbers, so);
      among(Kind.DATE, dates, so);
      among(Kind.DATE_EXACT, exactDates, so);
      truths.forEach(is -> conditions.add(equal(Fields.key(field, Kind.BOOL), is, so)));
      return so ? Condition.or(conditions) : Condition.and(conditions);
    }

    private void among(Kind kind, Set<Object> values, boolean so) {
      String key = Fields.key(field, kind);
      if (values.size() > MOST_VALUES) {
        conditions.add(new Condition.Unsayable());
      } else if (values.size() == 1) {
        conditions.add(equal(key, values.iterator().next(), so));
      } else if (!values.isEmpty()) {
        List<Object> all = List.copyOf(values);
        conditions.add(
            so ? Condition.of(key, "$in", all) : orAbsent(key, Condition.of(key, "$nin", all)));
      }
    }

    private static Condition equal(String key, Object value, boolean so) {
      return so ? Condition.of(key, "$eq", value) : orAbsent(key, Condition.of(key, "$ne", value));
    }
  }
}
