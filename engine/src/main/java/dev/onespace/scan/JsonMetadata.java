package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Makes typed metadata of a JSON object: strings written as a date become dates, everything else
 * keeps its type. The fields of a nested object get its name and a dot before their own, so that
 * {@code {"slots":{"size":"large"}}} is the field {@code slots.size}. A field that is null is
 * removed.
 */
final class JsonMetadata {
  private static final int DEEPEST = 8;
  private static final int LARGEST_SCALE = 400;
  private static final int MOST_DIGITS = 1_000;

  private JsonMetadata() {}

  /**
   * The metadata of an object.
   *
   * @throws OnespaceException naming the field if it is a list of other than strings
   */
  static MetadataChange of(JsonNode object) {
    if (!object.isObject()) {
      throw bad("metadata is not an object");
    }
    Map<String, MetaValue> set = new LinkedHashMap<>();
    Set<String> removed = new LinkedHashSet<>();
    collect("", object, 1, set, removed);
    return new MetadataChange(new Metadata(set), removed, false);
  }

  private static void collect(
      String prefix, JsonNode object, int depth, Map<String, MetaValue> set, Set<String> removed) {
    if (depth > DEEPEST) {
      throw bad("metadata is nested more than %s deep at %s".formatted(DEEPEST, prefix));
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = prefix + field.getKey();
      if (field.getValue().isObject()) {
        collect(name + ".", field.getValue(), depth + 1, set, removed);
      } else if (set.containsKey(name) || !isNew(name, field.getValue(), set, removed)) {
        throw bad("metadata field %s is there twice".formatted(name));
      }
    }
  }

  /** Takes a field; false if it was removed before. */
  private static boolean isNew(
      String name, JsonNode value, Map<String, MetaValue> set, Set<String> removed) {
    if (value.isNull()) {
      return removed.add(name);
    }
    set.put(name, value(name, value));
    return !removed.contains(name);
  }

  private static MetaValue value(String name, JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> MetaValue.ofString(node.stringValue());
      case BOOLEAN -> new MetaValue.Bool(node.booleanValue());
      case NUMBER -> number(name, node);
      case ARRAY -> strings(name, node);
      case NULL, OBJECT, BINARY, MISSING, POJO ->
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
