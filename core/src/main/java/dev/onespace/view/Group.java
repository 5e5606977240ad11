package dev.onespace.view;

import static java.util.Objects.requireNonNull;

import dev.onespace.filter.Filter;

/**
 * A named part of an answer.
 *
 * @param name what it is called, not blank
 * @param filter which items belong to it
 */
public record Group(String name, Filter filter) {
  public Group {
    requireNonNull(filter, "filter is null");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a group has a blank name");
    }
  }
}
