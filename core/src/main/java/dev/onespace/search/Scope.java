package dev.onespace.search;

import static java.util.Objects.requireNonNull;

import dev.onespace.filter.Filter;
import dev.onespace.item.ItemType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which items may answer.
 *
 * @param types of these types
 * @param filter that match this
 */
public record Scope(Set<ItemType> types, Filter filter) {
  /** All items. */
  public static final Scope ALL = new Scope(EnumSet.allOf(ItemType.class), Filter.ALL);

  public Scope {
    types = Set.copyOf(types);
    requireNonNull(filter, "filter is null");
  }

  /** Of these, the items of the given types. */
  public Scope only(Set<ItemType> wanted) {
    Set<ItemType> both = EnumSet.noneOf(ItemType.class);
    both.addAll(wanted);
    both.retainAll(types);
    return new Scope(both, filter);
  }

  /** Of these, the items that match. */
  public Scope where(Filter condition) {
    return new Scope(types, filter.and(condition));
  }
}
