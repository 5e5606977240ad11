package dev.onespace.filter;

import dev.onespace.item.MetaValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the short syntax. */
final class FilterPrinter {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_./@+-]*");
  private static final String EVERYTHING = "()";
  private static final String NOTHING = "-()";

  private FilterPrinter() {}

  static String print(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) when parts.size() == 1 -> print(parts.getFirst());
      case Filter.Or(var parts) when parts.size() == 1 -> print(parts.getFirst());
      case Filter.And(var parts) ->
          parts.stream().map(FilterPrinter::part).collect(Collectors.joining(" "));
      case Filter.Or(var parts) when parts.size() > 1 ->
          parts.stream().map(FilterPrinter::part).collect(Collectors.joining(" OR "));
      case Filter.Or _,
          Filter.Not _,
          Filter.Equal _,
          Filter.In _,
          Filter.Ordered _,
          Filter.Exists _ ->
          part(filter);
    };
  }

  /** As one part of a larger filter. */
  private static String part(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) when parts.isEmpty() -> EVERYTHING;
      case Filter.Or(var parts) when parts.isEmpty() -> NOTHING;
      case Filter.And(var parts) when parts.size() == 1 -> part(parts.getFirst());
      case Filter.And _ -> "(" + print(filter) + ")";
      case Filter.Or(var parts) when parts.size() == 1 -> part(parts.getFirst());
      case Filter.Or _ -> "(" + print(filter) + ")";
      case Filter.Not(var part) -> "-" + part(part);
      case Filter.Exists(var field) -> field(field) + ":*";
      case Filter.Equal(var field, var value) -> field(field) + ":" + equal(field, value);
      case Filter.In(_, var values) when values.isEmpty() -> NOTHING;
      case Filter.In(var field, var values) -> field(field) + ":" + values(field, values);
      case Filter.Ordered(var field, var side, var bound) ->
          field(field) + side.sign() + bound(bound);
    };
  }

  private static String field(String field) {
    return PLAIN.matcher(field).matches() ? field : quoted(field);
  }

  private static String values(String field, List<MetaValue> values) {
    return values.stream().map(value -> equal(field, value)).collect(Collectors.joining(","));
  }

  private static String equal(String field, MetaValue value) {
    return value instanceof MetaValue.Text(var text) && Slips.inType(field, value).isPresent()
        ? quoted(text)
        : value(value);
  }

  private static String bound(MetaValue bound) {
    return bound instanceof MetaValue.Text(var text) && Slips.inBound(bound).isPresent()
        ? quoted(text)
        : value(bound);
  }

  private static String value(MetaValue value) {
    return switch (value) {
      case MetaValue.Text(var text) -> text(text);
      case MetaValue.Num(var number) -> number.toString();
      case MetaValue.Bool(var is) -> Boolean.toString(is);
      case MetaValue.Date date -> date(date);
      case MetaValue.Strings(var all) ->
          all.stream().map(FilterPrinter::text).collect(Collectors.joining(",", "[", "]"));
    };
  }

  /** As written, which may name years that the moment in UTC is beyond, without a blank. */
  private static String date(MetaValue.Date date) {
    String word = date.written().replace(' ', 'T');
    return MetaValue.ofString(word) instanceof MetaValue.Date(var at, _) && at.equals(date.at())
        ? word
        : date.at().toString();
  }

  private static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && MetaValue.ofWord(text) instanceof MetaValue.Text;
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
