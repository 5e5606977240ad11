package dev.onespace.store.sql;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Streams of JSON: no object mapper, which costs a cold start more than it gives here. */
final class Json {
  /** Digits of a number in metadata: what was written must be readable. */
  private static final int LONGEST_NUMBER = 100_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Json() {}

  static JsonGenerator generator(Writer out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  static void expect(JsonParser json, JsonToken token) {
    if (json.nextToken() != token) {
      throw unexpected(json);
    }
  }

  static IllegalStateException unexpected(JsonParser json) {
    return new IllegalStateException(
        "stored JSON has %s at %s".formatted(json.currentToken(), json.currentTokenLocation()));
  }
}
