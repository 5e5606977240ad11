package dev.onespace.config;

import dev.onespace.config.ViewKey.Part;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.view.Group;
import dev.onespace.view.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is set of one view. */
final class ViewDraft {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final String name;
  private final Mistakes mistakes;
  private final Map<Part, Written> parts = new EnumMap<>(Part.class);
  private final Map<String, Written> groups = new TreeMap<>();

  ViewDraft(String name, Mistakes mistakes) {
    this.name = name;
    this.mistakes = mistakes;
  }

  void set(ViewKey key, Written written) {
    if (key.part() == Part.GROUP) {
      groups.put(key.group(), written);
    } else {
      parts.put(key.part(), written);
    }
  }

  /** The view; nothing if there are mistakes in it, which are told. */
  Optional<View> view() {
    int before = mistakes.count();
    Filter filter = written(Part.FILTER).map(this::filter).orElse(Filter.ALL);
    int top = written(Part.TOP).map(this::top).orElse(View.USUAL_TOP);
    List<String> fields = written(Part.FIELDS).map(this::names).orElse(List.of());
    List<Group> ordered = groups();
    checkSelects();
    return mistakes.count() == before
        ? Optional.of(new View(name, filter, ordered, fields, top))
        : Optional.empty();
  }

  private Optional<Written> written(Part part) {
    return Optional.ofNullable(parts.get(part));
  }

  /** Else a flag for one part of a built-in view would silently do away with its others. */
  private void checkSelects() {
    if (!parts.containsKey(Part.FILTER) && !parts.containsKey(Part.GROUPS) && groups.isEmpty()) {
      Written any = parts.values().iterator().next();
      mistakes.add(
          ("%s: the view has neither a filter nor groups, and a built-in view of its name is"
                  + " replaced as a whole; write %s too, with nothing behind it for all items")
              .formatted(any.place(), ViewKey.of(name, Part.FILTER)));
    }
  }

  private Filter filter(Written written) {
    try {
      return FilterSyntax.parse(written.value());
    } catch (OnespaceException wrong) {
      mistakes.add(written.place() + ": " + wrong.getMessage());
      return Filter.ALL;
    }
  }

  private int top(Written written) {
    String number = written.value().strip();
    int top = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 0;
    if (top < 1 || top > View.MOST) {
      mistakes.add(written + " is not a whole number from 1 to " + View.MOST);
    }
    return top;
  }

  private List<String> names(Written written) {
    List<String> names = new ArrayList<>();
    if (written.value().isBlank()) {
      return names;
    }
    for (String part : written.value().split(",", -1)) {
      String one = part.strip();
      if (one.isEmpty()) {
        mistakes.add(written + " has a comma without a name: write names as in a, b, c");
      } else if (names.contains(one)) {
        mistakes.add(written + " names " + one + " twice: leave one out");
      } else {
        names.add(one);
      }
    }
    return names;
  }

  private List<Group> groups() {
    List<String> order = written(Part.GROUPS).map(this::names).orElse(List.of());
    List<Group> ordered = new ArrayList<>();
    for (String group : order) {
      Written written = groups.get(group);
      if (written == null) {
        missing(group);
      } else {
        ordered.add(new Group(group, filter(written)));
      }
    }
    groups.forEach((group, written) -> checkListed(group, written, order));
    return ordered;
  }

  private void missing(String group) {
    mistakes.add(
        "%s names the group %s, of which nothing is said: write %s.%s = FILTER"
            .formatted(parts.get(Part.GROUPS), group, ViewKey.of(name, Part.GROUP), group));
  }

  private void checkListed(String group, Written written, List<String> order) {
    if (!order.contains(group)) {
      filter(written);
      mistakes.add(
          "%s: the group is not in %s, which gives the order: write %s there"
              .formatted(written.place(), ViewKey.of(name, Part.GROUPS), group));
    }
  }
}
