package dev.onespace.store.facts;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;

/** How many conditions a filter has. */
public final class Conditions {
  /** Below Lucene's limit of 1,024 clauses, with room for what the search adds. */
  private static final int MOST = 500;

  private Conditions() {}

  /**
   * Does nothing if a filter can be asked.
   *
   * @throws OnespaceException {@code BAD_FILTER} if it has more than {@value #MOST} conditions (the
   *     values of {@code $in} count as one)
   */
  public static void requireFew(Filter filter) {
    int conditions = count(filter);
    if (conditions > MOST) {
      throw new OnespaceException(
          ErrorCode.BAD_FILTER,
          "the filter has %s conditions, at most %s can be asked".formatted(conditions, MOST));
    }
  }

  private static int count(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.stream().mapToInt(Conditions::count).sum();
      case Filter.Or(var parts) -> parts.stream().mapToInt(Conditions::count).sum();
      case Filter.Not(var part) -> count(part) + 1;
      case Filter.Equal _, Filter.In _, Filter.Ordered _, Filter.Exists _ -> 1;
    };
  }
}
