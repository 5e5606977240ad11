package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Makes typed metadata of a JSON object: strings written as a date become dates, everything else
 * keeps its type. The fields of a nested object get its name and a dot before their own, so that
 * {@code {"slots":{"size":"large"}}} is the field {@code slots.size}.
 */
final class JsonMetadata {
  private static final int DEEPEST = 8;
  private static final int LARGEST_SCALE = 400;
  private static final int MOST_DIGITS = 1_000;

  private JsonMetadata() {}

  /**
   * The metadata of an object.
   *
   * @throws OnespaceException naming the field if it is null or a list of other than strings
   */
  static Metadata of(JsonNode object) {
    if (!object.isObject()) {
      throw bad("metadata is not an object");
    }
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    collect("", object, 1, fields);
    return new Metadata(fields);
  }

  private static void collect(
      String prefix, JsonNode object, int depth, Map<String, MetaValue> fields) {
    if (depth > DEEPEST) {
      throw bad("metadata is nested more than %s deep at %s".formatted(DEEPEST, prefix));
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = prefix + field.getKey();
      if (field.getValue().isObject()) {
        collect(name + ".", field.getValue(), depth + 1, fields);
      } else if (fields.put(name, value(name, field.getValue())) != null) {
        throw bad("metadata field %s is there twice".formatted(name));
      }
    }
  }

  private static MetaValue value(String name, JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> MetaValue.ofString(node.stringValue());
      case BOOLEAN -> new MetaValue.Bool(node.booleanValue());
      case NUMBER -> number(name, node);
      case ARRAY -> strings(name, node);
      case NULL -> throw bad("metadata field %s is null; leave it out".formatted(name));
      case OBJECT, BINARY, MISSING, POJO ->
          throw bad("metadata field %s is neither value nor list".formatted(name));
    };
  }

  private static MetaValue number(String name, JsonNode node) {
    var value = node.decimalValue();
    if (Math.abs((long) value.scale()) > LARGEST_SCALE || value.precision() > MOST_DIGITS) {
      throw bad("metadata field %s is a number out of range".formatted(name));
    }
    return new MetaValue.Num(value);
  }

  private static MetaValue strings(String name, JsonNode node) {
    List<String> values = new ArrayList<>();
    for (JsonNode element : node) {
      if (!element.isString()) {
        throw bad("metadata field %s is a list of other than strings".formatted(name));
      }
      values.add(element.stringValue());
    }
    return new MetaValue.Strings(values);
  }

  private static OnespaceException bad(String cause) {
    return new OnespaceException(ErrorCode.BAD_RECORD, cause);
  }
}
