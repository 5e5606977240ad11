package dev.onespace.store.sql;

import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Metadata as a JSON object, every type coming back exactly: strings, numbers and booleans as
 * themselves, a list of strings as an array, a date as {@code {"date":"2024-01-15"}}, with {@code
 * "at"} where the moment does not follow from what was written.
 */
public final class MetadataJson {
  private static final String DATE = "date";
  private static final String AT = "at";

  private MetadataJson() {}

  /** The JSON of metadata. */
  public static String write(Metadata metadata) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      metadata
          .fields()
          .forEach(
              (name, value) -> {
                json.writeName(name);
                write(json, value);
              });
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, MetaValue value) {
    switch (value) {
      case MetaValue.Text(var text) -> json.writeString(text);
      case MetaValue.Num(var number) -> json.writeNumber(number);
      case MetaValue.Bool(var is) -> json.writeBoolean(is);
      case MetaValue.Strings(var values) -> {
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
      }
      case MetaValue.Date date -> writeDate(json, date);
    }
  }

  private static void writeDate(JsonGenerator json, MetaValue.Date date) {
    json.writeStartObject();
    json.writeStringProperty(DATE, date.written());
    if (!MetaValue.ofString(date.written()).equals(date)) {
      json.writeStringProperty(AT, date.at().toString());
    }
    json.writeEndObject();
  }

  /** The metadata that were {@link #write written}. */
  public static Metadata read(String text) {
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    try (JsonParser json = Json.parser(text)) {
      Json.expect(json, JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.put(name, value(json));
      }
    }
    return new Metadata(fields);
  }

  private static MetaValue value(JsonParser json) {
    return switch (json.currentToken()) {
      case VALUE_STRING -> new MetaValue.Text(json.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new MetaValue.Num(json.getDecimalValue());
      case VALUE_TRUE -> new MetaValue.Bool(true);
      case VALUE_FALSE -> new MetaValue.Bool(false);
      case START_ARRAY -> strings(json);
      case START_OBJECT -> date(json);
      default -> throw Json.unexpected(json);
    };
  }

  private static MetaValue strings(JsonParser json) {
    List<String> values = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      values.add(json.getString());
    }
    return new MetaValue.Strings(values);
  }

  private static MetaValue date(JsonParser json) {
    Map<String, String> parts = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      parts.put(name, json.getString());
    }
    String written = parts.getOrDefault(DATE, "");
    String at = parts.get(AT);
    return at == null
        ? MetaValue.ofString(written)
        : new MetaValue.Date(Instant.parse(at), written);
  }
}
