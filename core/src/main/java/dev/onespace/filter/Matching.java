package dev.onespace.filter;

import dev.onespace.item.MetaValue;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What it means that a passage matches a filter. */
final class Matching {
  private Matching() {}

  static boolean matches(Filter filter, Function<FilterField, Optional<MetaValue>> values) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.stream().allMatch(part -> matches(part, values));
      case Filter.Or(var parts) -> parts.stream().anyMatch(part -> matches(part, values));
      case Filter.Not(var part) -> !matches(part, values);
      case Filter.Exists(var field) -> values.apply(FilterField.of(field)).isPresent();
      case Filter.Equal(var field, var wanted) ->
          values.apply(FilterField.of(field)).filter(has -> equal(has, wanted)).isPresent();
      case Filter.In(var field, var wanted) ->
          values
              .apply(FilterField.of(field))
              .filter(has -> wanted.stream().anyMatch(w -> equal(has, w)))
              .isPresent();
      case Filter.Ordered(var field, var side, var bound) ->
          values.apply(FilterField.of(field)).filter(has -> ordered(has, side, bound)).isPresent();
    };
  }

  private static boolean equal(MetaValue has, MetaValue wanted) {
    if (has instanceof MetaValue.Strings(var values)
        && wanted instanceof MetaValue.Text(var text)) {
      return values.contains(text);
    }
    OptionalInt order = compare(has, wanted);
    return order.isPresent() ? order.getAsInt() == 0 : has.equals(wanted);
  }

  private static boolean ordered(MetaValue has, Filter.Side side, MetaValue bound) {
    OptionalInt order = compare(has, bound);
    if (order.isEmpty()) {
      return false;
    }
    int sign = order.getAsInt();
    return switch (side) {
      case ABOVE -> sign > 0;
      case AT_LEAST -> sign >= 0;
      case BELOW -> sign < 0;
      case AT_MOST -> sign <= 0;
    };
  }

  private static OptionalInt compare(MetaValue a, MetaValue b) {
    return switch (a) {
      case MetaValue.Num(var x) when b instanceof MetaValue.Num(var y) ->
          OptionalInt.of(x.compareTo(y));
      case MetaValue.Date(var x, _) when b instanceof MetaValue.Date(var y, _) ->
          OptionalInt.of(x.compareTo(y));
      case MetaValue.Text(var x) when b instanceof MetaValue.Text(var y) ->
          OptionalInt.of(x.compareTo(y));
      case MetaValue.Num _,
          MetaValue.Date _,
          MetaValue.Text _,
          MetaValue.Bool _,
          MetaValue.Strings _ ->
          OptionalInt.empty();
    };
  }
}
