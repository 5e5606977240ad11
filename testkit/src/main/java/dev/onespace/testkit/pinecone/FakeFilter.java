package dev.onespace.testkit.pinecone;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Metadata filters as Pinecone's documents define them (Filter by metadata). A field with a list
 * matches {@code $eq} and {@code $in} if any member does, {@code $ne} and {@code $nin} if none
 * does. Whether these match records that lack the field is open: both can be had.
 */
final class FakeFilter {
  private static final Set<String> ORDERS = Set.of("$gt", "$gte", "$lt", "$lte");
  private static final int MOST_VALUES = 10_000;

  private final boolean absentDiffers;

  FakeFilter(boolean absentDiffers) {
    this.absentDiffers = absentDiffers;
  }

  /** Whether a record's metadata match; refuses what is no filter, whatever the record. */
  boolean matches(JsonNode filter, Map<String, Object> metadata) {
    boolean all = true;
    for (Map.Entry<String, JsonNode> each : filter.properties()) {
      String key = each.getKey();
      JsonNode value = each.getValue();
      all &=
          switch (key) {
            case "$and" -> joined(key, value, metadata, true);
            case "$or" -> joined(key, value, metadata, false);
            default -> {
              if (key.startsWith("$")) {
                throw invalid("Invalid operator at the top level: " + key);
              }
              yield field(key, value, metadata);
            }
          };
    }
    return all;
  }

  /** Refuses what is no filter. */
  void check(JsonNode filter) {
    if (!filter.isObject()) {
      throw invalid("filter must be an object");
    }
    boolean _ = matches(filter, Map.of());
  }

  private boolean joined(
      String operator, JsonNode parts, Map<String, Object> metadata, boolean all) {
    if (!parts.isArray() || parts.isEmpty()) {
      throw invalid(operator + " takes a non-empty list of filters");
    }
    boolean every = true;
    boolean any = false;
    for (JsonNode part : parts) {
      if (!part.isObject() || part.isEmpty()) {
        throw invalid(operator + " takes filters");
      }
      boolean matches = matches(part, metadata);
      every &= matches;
      any |= matches;
    }
    return all ? every : any;
  }

  private boolean field(String key, JsonNode condition, Map<String, Object> metadata) {
    Object has = metadata.get(key);
    if (!condition.isObject()) {
      Object value = scalar("$eq", condition, true);
      return has != null && equal(has, value);
    }
    if (condition.isEmpty()) {
      throw invalid("no operator for " + key);
    }
    boolean all = true;
    for (Map.Entry<String, JsonNode> each : condition.properties()) {
      all &= holds(each.getKey(), each.getValue(), has);
    }
    return all;
  }

  private boolean holds(String operator, JsonNode operand, @Nullable Object has) {
    return switch (operator) {
      case "$exists" -> {
        if (!operand.isBoolean()) {
          throw invalid("$exists takes a boolean");
        }
        yield (has != null) == operand.asBoolean();
      }
      case "$eq", "$ne" -> {
        Object value = scalar(operator, operand, true);
        boolean wanted = operator.equals("$eq");
        yield has == null ? !wanted && absentDiffers : equal(has, value) == wanted;
      }
      case "$in", "$nin" -> {
        List<Object> values = values(operator, operand);
        boolean wanted = operator.equals("$in");
        yield has == null
            ? !wanted && absentDiffers
            : values.stream().anyMatch(value -> equal(has, value)) == wanted;
      }
      default -> {
        if (!ORDERS.contains(operator)) {
          throw invalid("Invalid operator: " + operator);
        }
        if (!operand.isNumber()) {
          throw invalid(operator + " takes a number");
        }
        yield has instanceof Double number && ordered(operator, number, operand.asDouble());
      }
    };
  }

  private static boolean ordered(String operator, double has, double bound) {
    return switch (operator) {
      case "$gt" -> has > bound;
      case "$gte" -> has >= bound;
      case "$lt" -> has < bound;
      default -> has <= bound;
    };
  }

  private static List<Object> values(String operator, JsonNode operand) {
    if (!operand.isArray() || operand.size() > MOST_VALUES) {
      throw invalid(operator + " takes a list of at most " + MOST_VALUES + " values");
    }
    return operand.valueStream().map(value -> scalar(operator, value, false)).toList();
  }

  private static Object scalar(String operator, JsonNode value, boolean booleans) {
    if (value.isString()) {
      return value.asString();
    }
    if (value.isNumber()) {
      return value.asDouble();
    }
    if (value.isBoolean() && booleans) {
      return value.asBoolean();
    }
    throw invalid("Invalid value for " + operator + ": " + value);
  }

  private static boolean equal(Object has, Object value) {
    return has instanceof List<?> members ? members.contains(value) : has.equals(value);
  }

  private static Denied invalid(String message) {
    return Denied.data(400, message);
  }
}
