package dev.onespace.view;

import static java.util.Objects.requireNonNull;

import dev.onespace.filter.Filter;
import java.util.HashSet;
import java.util.List;

/**
 * A named search profile.
 *
 * @param name what it is called, not blank
 * @param filter which items may answer
 * @param groups the parts of the answer in their order, no two of one name; none for one list
 * @param fields the metadata fields to show in their order, none twice; none for all
 * @param top how many results at most, of each group or of the list: 1 to 100
 */
public record View(String name, Filter filter, List<Group> groups, List<String> fields, int top) {
  /** The most results that a view may ask for. */
  public static final int MOST = 100;

  /** The results of a view that does not say how many. */
  public static final int USUAL_TOP = 10;

  public View {
    requireNonNull(filter, "filter is null");
    groups = List.copyOf(groups);
    fields = List.copyOf(fields);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a view has a blank name");
    }
    requireDistinct(name, "groups", groups.stream().map(Group::name).toList());
    requireDistinct(name, "fields", fields);
    if (top < 1 || top > MOST) {
      throw new IllegalArgumentException(
          "view %s: top %s is not between 1 and %s".formatted(name, top, MOST));
    }
  }

  private static void requireDistinct(String view, String what, List<String> names) {
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "view %s: %s %s name one twice".formatted(view, what, names));
    }
  }
}
