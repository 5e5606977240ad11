package dev.onespace.testkit.pinecone;

import dev.onespace.testkit.pinecone.FakeNamespace.Stored;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Records as Pinecone takes them: ids, vectors and metadata within their limits. */
final class FakeRecords {
  private static final int LONGEST_ID = 512;
  private static final int MOST_METADATA = 40_960;

  private final int dimension;

  FakeRecords(int dimension) {
    this.dimension = dimension;
  }

  Stored record(FakeRequest request, JsonNode vector) {
    request.only(vector, Set.of("id", "values", "metadata"), "vector");
    String id = id(vector.path("id"));
    Map<String, Object> metadata =
        vector.has("metadata") ? metadata(id, vector.path("metadata")) : Map.of();
    return new Stored(id, values(vector.path("values")), metadata);
  }

  static String id(JsonNode node) {
    String id = node.asString("");
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw Denied.data(400, "Vector ID must have 1 to 512 characters, got " + id.length());
    }
    if (!id.chars().allMatch(c -> c > 0 && c < 0x80)) {
      throw Denied.data(400, "Vector ID must be ASCII, but got '%s'".formatted(id));
    }
    return id;
  }

  float[] values(JsonNode node) {
    if (!node.isArray() || node.size() != dimension) {
      throw Denied.data(
          400,
          "Vector dimension %d does not match the dimension of the index %d"
              .formatted(node.size(), dimension));
    }
    float[] values = new float[dimension];
    boolean any = false;
    for (int i = 0; i < dimension; i++) {
      if (!node.get(i).isNumber()) {
        throw Denied.data(400, "Invalid value in vector: " + node.get(i));
      }
      values[i] = (float) node.get(i).asDouble();
      any |= values[i] != 0;
    }
    if (!any) {
      throw Denied.data(400, "Dense vectors must contain at least one non-zero value");
    }
    return values;
  }

  private static Map<String, Object> metadata(String id, JsonNode node) {
    if (!node.isObject()) {
      throw Denied.data(400, "metadata is not an object");
    }
    int size = node.toString().getBytes(StandardCharsets.UTF_8).length;
    if (size > MOST_METADATA) {
      throw Denied.data(
          400,
          "Metadata size is %d bytes, which exceeds the limit of 40960 bytes per vector"
              .formatted(size));
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      if (each.getKey().startsWith("$")) {
        throw Denied.data(400, "Metadata key must not start with $: " + each.getKey());
      }
      metadata.put(each.getKey(), value(id, each.getKey(), each.getValue()));
    }
    return metadata;
  }

  private static Object value(String id, String key, JsonNode value) {
    if (value.isString()) {
      return value.asString();
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isNumber()) {
      return value.asDouble(); // all numbers are 64-bit floating point
    }
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
      return List.copyOf(value.valueStream().map(JsonNode::asString).toList());
    }
    throw Denied.data(
        400,
        "Metadata value must be a string, number, boolean or list of strings, got '%s' for field"
                .formatted(value)
            + " '%s' of '%s'".formatted(key, id));
  }
}
