package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one JSON object strictly: no duplicate names, nothing behind it, bounded depth. */
public final class Json {
  private static final int DEEPEST = 64;
  private static final int LONGEST_STRING = 128 << 20;
  private static final int LONGEST_NUMBER = 100_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_STRING)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /**
   * The object in these bytes.
   *
   * @param json UTF-8
   * @throws OnespaceException with the column if it is no JSON object
   */
  public static JsonNode object(byte[] json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      JsonNode node = read(parser);
      if (!node.isObject()) {
        throw new OnespaceException(ErrorCode.BAD_RECORD, "column 1: not a JSON object");
      }
      return node;
    } catch (JacksonException notJson) {
      throw new OnespaceException(ErrorCode.BAD_RECORD, cause(notJson), notJson);
    }
  }

  private static JsonNode read(JsonParser parser) {
    try {
      return MAPPER.readTree(parser);
    } catch (NumberFormatException tooLarge) { // 1e99999999999: more than a BigDecimal can say
      throw new OnespaceException(
          ErrorCode.BAD_RECORD,
          "column %s: field %s is a number out of range"
              .formatted(parser.currentTokenLocation().getColumnNr(), parser.currentName()),
          tooLarge);
    }
  }

  private static String cause(JacksonException notJson) {
    var location = notJson.getLocation();
    String message = String.valueOf(notJson.getOriginalMessage()).lines().findFirst().orElse("");
    return location == null
        ? "not JSON: " + message
        : "column %s: not JSON: %s".formatted(location.getColumnNr(), message);
  }
}
