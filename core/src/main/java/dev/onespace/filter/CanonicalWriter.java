package dev.onespace.filter;

import dev.onespace.item.MetaValue;
import java.util.List;
import java.util.Map;

/** Writes the canonical form. */
final class CanonicalWriter {
  private CanonicalWriter() {}

  static Map<String, Object> write(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) when parts.isEmpty() -> Map.of();
      case Filter.And(var parts) -> Map.of("$and", all(parts));
      case Filter.Or(var parts) -> Map.of("$or", all(parts));
      case Filter.Not(var part) -> not(part);
      case Filter.Equal(var field, var value) -> condition(field, "$eq", equal(field, value));
      case Filter.In(var field, var values) -> condition(field, "$in", values(field, values));
      case Filter.Exists(var field) -> condition(field, "$exists", true);
      case Filter.Ordered(var field, var side, var bound) ->
          condition(field, side.operator(), bound(bound));
    };
  }

  private static Map<String, Object> not(Filter part) {
    return switch (part) {
      case Filter.Equal(var field, var value) -> condition(field, "$ne", equal(field, value));
      case Filter.In(var field, var values) -> condition(field, "$nin", values(field, values));
      case Filter.Exists(var field) -> condition(field, "$exists", false);
      case Filter.Not(var twice) -> write(twice);
      case Filter.And _, Filter.Or _, Filter.Ordered _ -> Map.of(CanonicalReader.NOT, write(part));
    };
  }

  private static List<Map<String, Object>> all(List<Filter> parts) {
    return parts.stream().map(CanonicalWriter::write).toList();
  }

  private static Map<String, Object> condition(String field, String operator, Object operand) {
    String name = field.startsWith("$") ? FilterField.META + field : field;
    return Map.of(name, Map.of(operator, operand));
  }

  private static List<Object> values(String field, List<MetaValue> values) {
    return values.stream().map(value -> equal(field, value)).toList();
  }

  private static Object equal(String field, MetaValue value) {
    return value instanceof MetaValue.Text(var text) && Slips.inType(field, value).isPresent()
        ? Map.of(CanonicalReader.TEXT, text)
        : value(value);
  }

  private static Object bound(MetaValue bound) {
    return bound instanceof MetaValue.Text(var text) && Slips.inDate(bound).isPresent()
        ? Map.of(CanonicalReader.TEXT, text)
        : value(bound);
  }

  private static Object value(MetaValue value) {
    return switch (value) {
      case MetaValue.Text(var text) ->
          MetaValue.ofString(text) instanceof MetaValue.Text
              ? text
              : Map.of(CanonicalReader.TEXT, text);
      case MetaValue.Num(var number) -> number;
      case MetaValue.Bool(var is) -> is;
      case MetaValue.Date(var at, var written) ->
          MetaValue.ofString(written).equals(value) ? written : at.toString();
      case MetaValue.Strings(var values) -> values;
    };
  }
}
