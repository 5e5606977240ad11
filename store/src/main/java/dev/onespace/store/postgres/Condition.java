package dev.onespace.store.postgres;

import dev.onespace.item.ItemId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.argument.Argument;

/**
 * A condition on rows {@code i} of index_item and {@code p} of index_passage.
 *
 * @param sql an expression that is true or false, with named parameters
 * @param values those of its parameters
 */
record Condition(String sql, Map<String, Argument> values) {
  Condition {
    values = Map.copyOf(values);
  }

  /** The rows of these items. */
  static Condition of(Collection<ItemId> items) {
    List<byte[]> places = items.stream().distinct().map(IndexItem::place).toList();
    return new Condition("i.place = any(:places)", Map.of("places", SqlArrays.bytes(places)));
  }

  /** The rows of items that a remote index which has seen a position does not show as they are. */
  static Condition changedSince(long position) {
    return new Condition(
        "i.mark > :position",
        Map.of("position", (at, statement, _) -> statement.setLong(at, position)));
  }

  /** Both. */
  Condition and(Condition other) {
    Map<String, Argument> both = new HashMap<>(values);
    both.putAll(other.values);
    return new Condition("(%s) and (%s)".formatted(sql, other.sql), both);
  }
}
