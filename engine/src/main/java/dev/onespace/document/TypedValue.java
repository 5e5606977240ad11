package dev.onespace.document;

import dev.onespace.item.MetaValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Typed metadata values in JSON. */
final class TypedValue {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TypedValue() {}

  /** A value as JSON: what it was read from. */
  static JsonNode json(MetaValue value) {
    return switch (value) {
      case MetaValue.Text(var text) -> NODES.stringNode(text);
      case MetaValue.Num(var number) ->
          number.scale() <= 0 && number.precision() - number.scale() <= 18
              ? NODES.numberNode(number.longValueExact())
              : NODES.numberNode(number);
      case MetaValue.Bool(var is) -> NODES.booleanNode(is);
      case MetaValue.Date(_, var written) -> NODES.stringNode(written);
      case MetaValue.Strings(var values) -> {
        ArrayNode list = NODES.arrayNode();
        values.forEach(list::add);
        yield list;
      }
    };
  }
}
