package dev.onespace.search.question;

import static java.util.Objects.requireNonNull;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.item.Modality;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which items may answer.
 *
 * @param types of these types
 * @param filter that match this; at most 100 levels deep, else {@code BAD_FILTER}
 */
public record Scope(Set<Modality> types, Filter filter) {
  /** Twice what can be written, as views and groups have filters of their own. */
  private static final int DEEPEST = 100;

  /** All items. */
  public static final Scope ALL = new Scope(EnumSet.allOf(Modality.class), Filter.ALL);

  public Scope {
    types = Set.copyOf(types);
    requireNonNull(filter, "filter is null");
    requireShallow(filter);
  }

  /** Without recursion: a filter that a program made may be deeper than the stack. */
  private static void requireShallow(Filter filter) {
    List<Filter> level = List.of(filter);
    for (int depth = 0; !level.isEmpty(); depth++) {
      if (depth > DEEPEST) {
        throw new OnespaceException(
            ErrorCode.BAD_FILTER, "the filter is more than %s levels deep".formatted(DEEPEST));
      }
      level = level.stream().flatMap(Scope::parts).toList();
    }
  }

  private static Stream<Filter> parts(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.stream();
      case Filter.Or(var parts) -> parts.stream();
      case Filter.Not(var part) -> Stream.of(part);
      case Filter.Equal _, Filter.In _, Filter.Ordered _, Filter.Exists _ -> Stream.empty();
    };
  }

  /** Of these, the items of the given types. */
  public Scope only(Set<Modality> wanted) {
    Set<Modality> both = EnumSet.noneOf(Modality.class);
    both.addAll(wanted);
    both.retainAll(types);
    return new Scope(both, filter);
  }

  /** Of these, the items that match. */
  public Scope where(Filter condition) {
    return new Scope(types, filter.and(condition));
  }
}
