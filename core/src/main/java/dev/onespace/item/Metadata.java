package dev.onespace.item;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The typed fields of an item, in the order they were given.
 *
 * @param fields by name; immutable; names and values of whole characters
 */
public record Metadata(Map<String, MetaValue> fields) {
  /** No fields. */
  public static final Metadata NONE = new Metadata(Map.of());

  public Metadata {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    fields.forEach(Metadata::requireWhole);
  }

  private static void requireWhole(String field, MetaValue value) {
    boolean whole =
        switch (value) {
          case MetaValue.Text(var text) -> Whole.is(text);
          case MetaValue.Strings(var members) -> members.stream().allMatch(Whole::is);
          case MetaValue.Num _, MetaValue.Bool _, MetaValue.Date _ -> true;
        };
    if (!whole || !Whole.is(field)) {
      throw new OnespaceException(
          ErrorCode.BAD_RECORD,
          "metadata field %s holds half of a character (a surrogate without its pair)"
              .formatted(field));
    }
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

  /** These fields but for those named. */
  public Metadata without(Set<String> names) {
    Map<String, MetaValue> others = new LinkedHashMap<>(fields);
    others.keySet().removeAll(names);
    return new Metadata(others);
  }

  /** Of these fields those named, in the order of the names. */
  public Metadata only(List<String> names) {
    Map<String, MetaValue> named = new LinkedHashMap<>();
    names.forEach(name -> get(name).ifPresent(value -> named.put(name, value)));
    return new Metadata(named);
  }
}
