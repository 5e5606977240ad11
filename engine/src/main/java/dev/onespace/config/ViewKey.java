package dev.onespace.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of a view: {@code view.shop.top}, {@code view.shop.group.shoes}.
 *
 * @param view the view's name
 * @param part which part of the view it sets
 * @param group the group's name, for {@link Part#GROUP}; else empty
 */
record ViewKey(String view, Part part, String group) {
  /** What keys of views begin with. */
  static final String PREFIX = "view.";

  private static final String NAME = "[\\p{L}\\p{N}_-]+";
  private static final Pattern SHAPE =
      Pattern.compile("view\\.(" + NAME + ")\\.([a-z]+)(?:\\.(" + NAME + "))?");

  /** A part of a view. */
  enum Part {
    FILTER("filter"),
    TOP("top"),
    FIELDS("fields"),
    GROUPS("groups"),
    GROUP("group");

    private final String label;

    Part(String label) {
      this.label = label;
    }
  }

  /** What a key means; nothing if views have no such key. */
  static Optional<ViewKey> of(String key) {
    Matcher matcher = SHAPE.matcher(key);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String group = Optional.ofNullable(matcher.group(3)).orElse("");
    return Arrays.stream(Part.values())
        .filter(part -> part.label.equals(matcher.group(2)))
        .filter(part -> (part == Part.GROUP) != group.isEmpty())
        .map(part -> new ViewKey(matcher.group(1), part, group))
        .findFirst();
  }

  /** The key of a part of a view, as written. */
  static String of(String view, Part part) {
    return PREFIX + view + "." + part.label;
  }

  /** The keys that there are. */
  static List<String> forms() {
    return Arrays.stream(Part.values())
        .map(part -> of("NAME", part) + (part == Part.GROUP ? ".GROUP" : ""))
        .toList();
  }
}
