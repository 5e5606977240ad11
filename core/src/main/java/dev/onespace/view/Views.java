package dev.onespace.view;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A set of views by name. Immutable. */
public final class Views {
  /** No views. */
  public static final Views NONE = new Views(new TreeMap<>());

  private final TreeMap<String, View> byName;

  private Views(TreeMap<String, View> byName) {
    this.byName = byName;
  }

  /**
   * These views.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public static Views of(Collection<View> views) {
    TreeMap<String, View> byName = new TreeMap<>();
    for (View view : views) {
      if (byName.put(view.name(), view) != null) {
        throw new IllegalArgumentException("two views are named " + view.name());
      }
    }
    return new Views(byName);
  }

  /** The view of this name, or nothing. */
  public Optional<View> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, in alphabetical order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** All views, in the order of their names. */
  public List<View> all() {
    return List.copyOf(byName.values());
  }

  /** These views and the others; of two with one name, the other as a whole. */
  public Views with(Views others) {
    TreeMap<String, View> both = new TreeMap<>(byName);
    both.putAll(others.byName);
    return new Views(both);
  }
}
