package dev.onespace.item;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The typed fields of an item, in the order they were given.
 *
 * @param fields by name; immutable
 */
public record Metadata(Map<String, MetaValue> fields) {
  /** No fields. */
  public static final Metadata NONE = new Metadata(Map.of());

  public Metadata {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The value of a field, or nothing. */
  public Optional<MetaValue> get(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** These fields and the others; where both have one, the other's value. */
  public Metadata with(Metadata other) {
    Map<String, MetaValue> both = new LinkedHashMap<>(fields);
    both.putAll(other.fields);
    return new Metadata(both);
  }
}
