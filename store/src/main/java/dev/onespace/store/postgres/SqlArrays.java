package dev.onespace.store.postgres;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** Lists as arrays of the server. */
final class SqlArrays {
  private SqlArrays() {}

  static Argument bytes(Collection<byte[]> values) {
    return array("bytea", values.toArray(byte[][]::new));
  }

  static Argument texts(List<? extends @Nullable String> values) {
    return array("text", values.toArray(String[]::new));
  }

  static Argument longs(List<Long> values) {
    return array("int8", values.toArray(Long[]::new));
  }

  static Argument ints(List<Integer> values) {
    return array("int4", values.toArray(Integer[]::new));
  }

  static Argument doubles(List<Double> values) {
    return array("float8", values.toArray(Double[]::new));
  }

  private static Argument array(String type, @Nullable Object[] values) {
    return (position, statement, _) ->
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
  }
}
