package dev.onespace.store.sql;

import dev.onespace.item.Locator;
import dev.onespace.item.Span;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Locators as compact JSON arrays: {@code ["w"]} the whole item, {@code ["c",start,end]}
 * characters, {@code ["b",x,y,width,height]} a box, {@code ["s",start,end]} seconds, {@code
 * ["p",number]} a page. Spans are an array of {@code [start,end,locator]}.
 */
final class LocatorJson {
  private LocatorJson() {}

  static String write(Locator locator) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = Json.generator(out)) {
      write(json, locator);
    }
    return out.toString();
  }

  static String writeSpans(List<Span> spans) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartArray();
      for (Span span : spans) {
        json.writeStartArray();
        json.writeNumber(span.start());
        json.writeNumber(span.end());
        write(json, span.where());
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    return out.toString();
  }

  static Locator read(String text) {
    try (JsonParser json = Json.parser(text)) {
      Json.expect(json, JsonToken.START_ARRAY);
      return locator(json);
    }
  }

  static List<Span> readSpans(String text) {
    List<Span> spans = new ArrayList<>();
    try (JsonParser json = Json.parser(text)) {
      Json.expect(json, JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_ARRAY) {
        int start = json.nextIntValue(-1);
        int end = json.nextIntValue(-1);
        Json.expect(json, JsonToken.START_ARRAY);
        spans.add(new Span(start, end, locator(json)));
        Json.expect(json, JsonToken.END_ARRAY);
      }
    }
    return spans;
  }

  private static void write(JsonGenerator json, Locator locator) {
    switch (locator) {
      case Locator.Whole() -> numbers(json, "w");
      case Locator.Characters(int start, int end) -> numbers(json, "c", start, end);
      case Locator.Box(int x, int y, int width, int height) ->
          numbers(json, "b", x, y, width, height);
      case Locator.Page(int number) -> numbers(json, "p", number);
      case Locator.Seconds(double start, double end) -> {
        json.writeStartArray();
        json.writeString("s");
        json.writeNumber(start);
        json.writeNumber(end);
        json.writeEndArray();
      }
    }
  }

  private static void numbers(JsonGenerator json, String kind, int... values) {
    json.writeStartArray();
    json.writeString(kind);
    for (int value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  /** The locator whose opening bracket was just read; reads its closing one. */
  private static Locator locator(JsonParser json) {
    Json.expect(json, JsonToken.VALUE_STRING);
    String kind = json.getString();
    Locator locator =
        switch (kind) {
          case "w" -> new Locator.Whole();
          case "c" -> new Locator.Characters(json.nextIntValue(-1), json.nextIntValue(-1));
          case "b" ->
              new Locator.Box(
                  json.nextIntValue(-1),
                  json.nextIntValue(-1),
                  json.nextIntValue(-1),
                  json.nextIntValue(-1));
          case "p" -> new Locator.Page(json.nextIntValue(-1));
          case "s" -> new Locator.Seconds(nextDouble(json), nextDouble(json));
          default -> throw Json.unexpected(json);
        };
    Json.expect(json, JsonToken.END_ARRAY);
    return locator;
  }

  private static double nextDouble(JsonParser json) {
    json.nextToken();
    return json.getDoubleValue();
  }
}
