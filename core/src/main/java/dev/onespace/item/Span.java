package dev.onespace.item;

import static java.util.Objects.requireNonNull;

/**
 * The place of some of a passage's words: a recognised word with its box, an utterance with its
 * seconds.
 *
 * @param start index of the first UTF-16 unit in the passage's words
 * @param end index after the last one
 * @param where the place in the item
 */
public record Span(int start, int end, Place where) {
  public Span {
    requireNonNull(where, "where is null");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("from " + start + " to " + end + " is no span");
    }
  }
}
