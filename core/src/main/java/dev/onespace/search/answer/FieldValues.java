package dev.onespace.search.answer;

import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.view.Group;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The values of a field, as an answer groups, counts and orders by them. */
final class FieldValues {
  private FieldValues() {}

  /** A field's name as filters write it. */
  static String written(FilterField field) {
    return switch (field) {
      case FilterField.Type() -> FilterField.TYPE;
      case FilterField.Meta(var name) -> FilterField.META + name;
    };
  }

  /** The values that a passage of an item counts under: of a list each member. */
  static List<MetaValue> of(Item item, Modality passage, FilterField field) {
    return field
        .valueIn(item, passage)
        .map(
            value ->
                value instanceof MetaValue.Strings(var members)
                    ? members.stream().distinct().<MetaValue>map(MetaValue.Text::new).toList()
                    : List.of(value))
        .orElse(List.of());
  }

  /** The group of the items with a value. */
  static Group group(FilterField field, MetaValue value) {
    return new Group(value.shown(), new Filter.Equal(written(field), value));
  }

  /** The group of the items without the field. */
  static Group without(FilterField field) {
    String written = written(field);
    return new Group("(no " + written + ")", new Filter.Not(new Filter.Exists(written)));
  }

  /**
   * An order of values: numbers, then dates, then booleans, then strings, each among themselves;
   * nothing at the end, in either direction.
   */
  static Comparator<Optional<MetaValue>> missingLast(boolean descending) {
    Comparator<MetaValue> order = descending ? ORDER.reversed() : ORDER;
    return Comparator.<Optional<MetaValue>, Boolean>comparing(Optional::isEmpty)
        .thenComparing(
            (a, b) -> a.isPresent() && b.isPresent() ? order.compare(a.get(), b.get()) : 0);
  }

  private static final Comparator<MetaValue> ORDER =
      Comparator.comparing(FieldValues::kind)
          .thenComparing(FieldValues::number)
          .thenComparing(FieldValues::moment)
          .thenComparing(MetaValue::shown);

  private static int kind(MetaValue value) {
    return switch (value) {
      case MetaValue.Num _ -> 0;
      case MetaValue.Date _ -> 1;
      case MetaValue.Bool _ -> 2;
      case MetaValue.Text _, MetaValue.Strings _ -> 3;
    };
  }

  private static BigDecimal number(MetaValue value) {
    return value instanceof MetaValue.Num(var number) ? number : BigDecimal.ZERO;
  }

  private static Instant moment(MetaValue value) {
    return value instanceof MetaValue.Date(var at, _) ? at : Instant.EPOCH;
  }
}
