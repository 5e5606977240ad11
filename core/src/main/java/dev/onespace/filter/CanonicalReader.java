package dev.onespace.filter;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.MetaValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the canonical form; {@code path} is where in the tree it stands. */
final class CanonicalReader {
  static final String TEXT = "$text";
  static final String NOT = "$not";

  private static final List<String> FIELD_OPERATORS =
      List.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists");

  private static final int DEEPEST = 50;
  private static final int LARGEST_SCALE = 400;

  Filter filter(@Nullable Object tree, String path, int depth) {
    if (depth > DEEPEST) {
      throw error(path, "it is more than " + DEEPEST + " levels deep");
    }
    List<Filter> parts = new ArrayList<>();
    map(tree, path)
        .forEach((key, value) -> parts.addAll(parts(text(key, path), value, path, depth)));
    return one(parts);
  }

  private List<Filter> parts(String key, @Nullable Object value, String path, int depth) {
    String at = path + "." + key;
    return switch (key) {
      case "$and" -> List.of(new Filter.And(filters(value, at, depth)));
      case "$or" -> List.of(new Filter.Or(filters(value, at, depth)));
      case NOT -> List.of(new Filter.Not(filter(value, at, depth + 1)));
      default -> {
        if (key.startsWith("$")) {
          throw error(
              at,
              FIELD_OPERATORS.contains(key)
                  ? "it stands beside a field, as in {\"price\": {\"$lt\": 50}}"
                  : "there is no such operator; there are $and, $or and $not");
        }
        yield conditions(key, value, at);
      }
    };
  }

  private List<Filter> filters(@Nullable Object value, String path, int depth) {
    List<Filter> parts = new ArrayList<>();
    for (Object part : list(value, path)) {
      parts.add(filter(part, path + "[" + parts.size() + "]", depth + 1));
    }
    return parts;
  }

  private static Filter one(List<Filter> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private List<Filter> conditions(String field, @Nullable Object value, String path) {
    if (!(value instanceof Map<?, ?> operators) || operators.containsKey(TEXT)) {
      return List.of(new Filter.Equal(field, equalTo(field, value, path)));
    }
    if (operators.isEmpty()) {
      throw error(path, "an operator is missing");
    }
    List<Filter> conditions = new ArrayList<>();
    operators.forEach(
        (operator, operand) -> {
          String name = text(operator, path);
          conditions.add(condition(field, name, operand, path + "." + name));
        });
    return conditions;
  }

  private Filter condition(String field, String operator, @Nullable Object operand, String path) {
    return switch (operator) {
      case "$eq" -> new Filter.Equal(field, equalTo(field, operand, path));
      case "$ne" -> new Filter.Not(new Filter.Equal(field, equalTo(field, operand, path)));
      case "$in" -> new Filter.In(field, values(field, operand, path));
      case "$nin" -> new Filter.Not(new Filter.In(field, values(field, operand, path)));
      case "$exists" -> exists(field, operand, path);
      default -> ordered(field, operator, operand, path);
    };
  }

  private static Filter exists(String field, @Nullable Object operand, String path) {
    if (!(operand instanceof Boolean wanted)) {
      throw error(path, "expected true or false");
    }
    Filter exists = new Filter.Exists(field);
    return wanted ? exists : new Filter.Not(exists);
  }

  private Filter ordered(String field, String operator, @Nullable Object operand, String path) {
    for (Filter.Side side : Filter.Side.values()) {
      if (side.operator().equals(operator)) {
        MetaValue bound = value(operand, path);
        if (bound instanceof MetaValue.Bool || bound instanceof MetaValue.Strings) {
          throw error(path, "only a number, a date or a string has an order");
        }
        if (operand instanceof String) {
          check(Slips.inDate(bound), path);
        }
        return new Filter.Ordered(field, side, bound);
      }
    }
    throw error(path, "there is no such operator; there are " + String.join(", ", FIELD_OPERATORS));
  }

  private List<MetaValue> values(String field, @Nullable Object operand, String path) {
    List<MetaValue> values = new ArrayList<>();
    for (Object value : list(operand, path)) {
      values.add(equalTo(field, value, path + "[" + values.size() + "]"));
    }
    return values;
  }

  private MetaValue equalTo(String field, @Nullable Object written, String path) {
    MetaValue value = value(written, path);
    if (written instanceof String) {
      check(Slips.inType(field, value), path);
    }
    return value;
  }

  private static void check(Optional<String> slip, String path) {
    slip.ifPresent(
        what -> {
          throw error(path, what);
        });
  }

  private MetaValue value(@Nullable Object value, String path) {
    return switch (value) {
      case String written -> MetaValue.ofString(written);
      case Boolean is -> new MetaValue.Bool(is);
      case Number number -> new MetaValue.Num(decimal(number, path));
      case List<?> members -> new MetaValue.Strings(strings(members, path));
      case Map<?, ?> map when map.size() == 1 && map.get(TEXT) instanceof String text ->
          new MetaValue.Text(text);
      case null, default ->
          throw error(path, "expected a string, a number, true, false or a list of strings");
    };
  }

  private static BigDecimal decimal(Number number, String path) {
    BigDecimal decimal;
    try {
      decimal = new BigDecimal(number.toString());
    } catch (NumberFormatException e) {
      throw new OnespaceException(ErrorCode.BAD_FILTER, path + " is not a finite number", e);
    }
    if (Math.abs((long) decimal.scale()) > LARGEST_SCALE) {
      throw error(path, "a number out of range");
    }
    return decimal;
  }

  private static List<String> strings(List<?> members, String path) {
    List<String> strings = new ArrayList<>();
    for (Object member : members) {
      strings.add(text(member, path + "[" + strings.size() + "]"));
    }
    return strings;
  }

  private static String text(@Nullable Object value, String path) {
    if (value instanceof String text) {
      return text;
    }
    throw error(path, "expected a string");
  }

  private static Map<?, ?> map(@Nullable Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw error(path, "expected an object such as {\"status\": \"open\"}");
  }

  private static List<?> list(@Nullable Object value, String path) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw error(path, "expected a list");
  }

  private static OnespaceException error(String path, String what) {
    return new OnespaceException(ErrorCode.BAD_FILTER, path + ": " + what);
  }
}
