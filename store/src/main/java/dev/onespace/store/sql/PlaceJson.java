package dev.onespace.store.sql;

import dev.onespace.item.Place;
import dev.onespace.item.Span;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Places as compact JSON: an array of steps, empty for the whole item; {@code ["p",number]} a page,
 * {@code ["g",number]} a paragraph, {@code ["s",start,end]} seconds, {@code ["b",x,y,width,height]}
 * a box, {@code ["c",start,end]} characters. Spans are an array of {@code [start,end,place]}.
 */
final class PlaceJson {
  private PlaceJson() {}

  static String write(Place place) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = Json.generator(out)) {
      write(json, place);
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

  static Place read(String text) {
    try (JsonParser json = Json.parser(text)) {
      Json.expect(json, JsonToken.START_ARRAY);
      return place(json);
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
        spans.add(new Span(start, end, place(json)));
        Json.expect(json, JsonToken.END_ARRAY);
      }
    }
    return spans;
  }

  private static void write(JsonGenerator json, Place place) {
    json.writeStartArray();
    place.steps().forEach(step -> write(json, step));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Place.Step step) {
    switch (step) {
      case Place.Characters(int start, int end) -> numbers(json, "c", start, end);
      case Place.Box(int x, int y, int width, int height) ->
          numbers(json, "b", x, y, width, height);
      case Place.Page(int number) -> numbers(json, "p", number);
      case Place.Paragraph(int number) -> numbers(json, "g", number);
      case Place.Seconds(double start, double end) -> {
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

  /** The place whose opening bracket was just read; reads its closing one. */
  private static Place place(JsonParser json) {
    List<Place.Step> steps = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      steps.add(step(json));
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw Json.unexpected(json);
    }
    return new Place(steps);
  }

  /** The step whose opening bracket was just read; reads its closing one. */
  private static Place.Step step(JsonParser json) {
    Json.expect(json, JsonToken.VALUE_STRING);
    String kind = json.getString();
    Place.Step step =
        switch (kind) {
          case "c" -> new Place.Characters(json.nextIntValue(-1), json.nextIntValue(-1));
          case "b" ->
              new Place.Box(
                  json.nextIntValue(-1),
                  json.nextIntValue(-1),
                  json.nextIntValue(-1),
                  json.nextIntValue(-1));
          case "p" -> new Place.Page(json.nextIntValue(-1));
          case "g" -> new Place.Paragraph(json.nextIntValue(-1));
          case "s" -> new Place.Seconds(nextDouble(json), nextDouble(json));
          default -> throw Json.unexpected(json);
        };
    Json.expect(json, JsonToken.END_ARRAY);
    return step;
  }

  private static double nextDouble(JsonParser json) {
    json.nextToken();
    return json.getDoubleValue();
  }
}
