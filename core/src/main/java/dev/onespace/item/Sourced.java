package dev.onespace.item;

/** What came from somewhere: an item, or what is to become one. */
public interface Sourced {
  /** Where it came from, unique in a collection. */
  String source();

  /** What kind of thing its source is. */
  Origin origin();
}
