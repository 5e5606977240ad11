package dev.onespace.scan;

import dev.onespace.error.OnespaceException;
import dev.onespace.filter.CanonicalFilter;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads filters in the canonical form, as JSON; errors point at the column. */
public final class FilterJson {
  private static final String ROOT = "filter";
  private static final int DEEPEST = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final String json;
  private final JsonParser parser;

  /** Where in the text each place of the tree stands: its name, or the member of a list. */
  private final Map<String, Integer> places = new HashMap<>();

  private FilterJson(String json, JsonParser parser) {
    this.json = json;
    this.parser = parser;
  }

  /**
   * The filter that a JSON object says.
   *
   * @throws OnespaceException {@code BAD_FILTER}, pointing at the place, and naming it as in {@code
   *     $and[1].price.$gte}
   */
  public static Filter read(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return new FilterJson(json, parser).filter();
    } catch (JacksonException notJson) {
      int at = notJson.getLocation() == null ? 0 : (int) notJson.getLocation().getCharOffset();
      throw FilterSyntax.error(json, within(json, at), "not JSON: " + message(notJson));
    }
  }

  /** In one line, without where a bracket was opened: the parser does not tell. */
  private static String message(JacksonException notJson) {
    String message = String.valueOf(notJson.getOriginalMessage()).lines().findFirst().orElse("");
    return message.replaceAll(" \\(start marker at .*", "");
  }

  private static int within(String json, int at) {
    return Math.clamp(at, 0, json.length());
  }

  private Filter filter() {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw FilterSyntax.error(json, 0, "expected an object such as {\"status\": \"open\"}");
    }
    Map<String, @Nullable Object> tree = object(ROOT);
    if (parser.nextToken() != null) {
      throw FilterSyntax.error(json, place(), "something stands behind the filter");
    }
    try {
      return CanonicalFilter.of(tree);
    } catch (OnespaceException bad) {
      throw FilterSyntax.error(json, placeIn(bad.problem().cause()), bad.problem().cause());
    }
  }

  /** Of the innermost place that the error begins with. */
  private int placeIn(String cause) {
    return places.keySet().stream()
        .filter(cause::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(places::get)
        .orElse(0);
  }

  private Map<String, @Nullable Object> object(String path) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String at = path + "." + name;
      places.put(at, place());
      parser.nextToken();
      object.put(name, value(at));
    }
    return object;
  }

  private List<@Nullable Object> list(String path) {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String at = path + "[" + list.size() + "]";
      places.put(at, place());
      list.add(value(at));
    }
    return list;
  }

  private @Nullable Object value(String path) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> list(path);
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path);
      case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          null;
    };
  }

  private Number number(String path) {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException tooLarge) { // 1e99999999999: more than a BigDecimal can say
      throw FilterSyntax.error(json, place(), path + ": a number out of range");
    }
  }

  private int place() {
    return within(json, (int) parser.currentTokenLocation().getCharOffset());
  }
}
