package dev.onespace.search.legs;

import java.util.Locale;

/** One way a query found passages. */
public enum Leg {
  /** By cosine of vectors. */
  VECTOR,
  /** By shared words (BM25). */
  WORDS,
  /** By an id, a code or a quoted string. */
  EXACT,
  /** By two hops over another item. */
  BRIDGE;

  /** The name used in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
