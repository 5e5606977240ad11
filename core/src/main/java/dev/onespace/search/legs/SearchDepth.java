package dev.onespace.search.legs;

import dev.onespace.search.question.Query;

/**
 * How many passages a leg brings of each type.
 *
 * @param first how many at first
 * @param most how many at most, if what it brought last is still relevant
 */
public record SearchDepth(int first, int most) {
  private static final int LEAST = 60;
  private static final int PER_RESULT = 4;
  private static final int MOST = 1_000;

  /** Deep enough for so many results. */
  private static SearchDepth forTop(int top) {
    return from(Math.max(LEAST, PER_RESULT * top));
  }

  /** Deep enough for what a query shows; a page goes on as deep as the one before it. */
  public static SearchDepth of(Query query) {
    return query.after().map(cursor -> from(cursor.depth())).orElse(forTop(query.top()));
  }

  /** At first as deep as given. */
  static SearchDepth from(int first) {
    return new SearchDepth(first, Math.max(first, MOST));
  }

  /** The same, and no deeper. */
  public SearchDepth fixed() {
    return new SearchDepth(first, first);
  }
}
