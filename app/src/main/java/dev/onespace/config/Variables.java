package dev.onespace.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings in the environment: {@code ONESPACE_LIMITS_PIXELS}, and the names under which the
 * vendors' own programs look for their keys. Ours count more.
 */
final class Variables {
  /** What ours begin with. */
  static final String PREFIX = "ONESPACE_";

  private static final String VIEWS = PREFIX + "VIEW_";
  private static final Map<String, Setting> OF_VENDORS =
      Map.of(
          "GEMINI_API_KEY", Setting.GEMINI_KEY,
          "PINECONE_API_KEY", Setting.PINECONE_KEY);

  private Variables() {}

  /** What the environment sets, the stronger after the weaker. */
  static List<Written> of(Map<String, String> environment, Mistakes mistakes) {
    List<Written> written = new ArrayList<>();
    new TreeMap<>(OF_VENDORS)
        .forEach(
            (name, setting) ->
                Optional.ofNullable(environment.get(name))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> written.add(new Written(setting.key(), value, name))));
    new TreeMap<>(environment).forEach((name, value) -> ours(name, value, mistakes, written));
    return written;
  }

  private static void ours(String name, String value, Mistakes mistakes, List<Written> written) {
    Optional<Setting> setting =
        Arrays.stream(Setting.values()).filter(it -> it.variable().equals(name)).findFirst();
    if (setting.isPresent()) {
      written.add(new Written(setting.get().key(), value, name));
    } else if (name.startsWith(VIEWS)) {
      mistakes.add(
          "unknown variable %s: views are set in the file, or by --set view.NAME.top=5"
              .formatted(name));
    } else if (sections().stream().anyMatch(name::startsWith)) {
      mistakes.add("unknown variable " + name);
    }
  }

  /** {@code ONESPACE_LIMITS_} and the like: what begins so is meant for us. */
  private static List<String> sections() {
    return Arrays.stream(Setting.values())
        .map(Setting::key)
        .filter(key -> key.contains("."))
        .map(key -> PREFIX + key.substring(0, key.indexOf('.')).toUpperCase(Locale.ROOT) + "_")
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
