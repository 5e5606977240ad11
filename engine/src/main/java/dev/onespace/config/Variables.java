package dev.onespace.config;

import dev.onespace.error.OnespaceException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
 * vendors' own programs look for their keys. Ours count more. Whatever is secret may also be in a
 * file that a variable of the same name with {@code _FILE} names: others see neither environment
 * nor command line then.
 */
final class Variables {
  /** What ours begin with. */
  static final String PREFIX = "ONESPACE_";

  /** What the name of a variable ends with that names a file. */
  private static final String FILE = "_FILE";

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
                secret(name, setting, environment, mistakes).ifPresent(written::add));
    new TreeMap<>(environment).forEach((name, value) -> ours(name, value, mistakes, written));
    Arrays.stream(Setting.values())
        .filter(Setting::isSecret)
        .forEach(
            setting ->
                secret(setting.variable(), setting, environment, mistakes).ifPresent(written::add));
    return written;
  }

  /** A secret by its variable or by its file; blank ones count as not set. */
  private static Optional<Written> secret(
      String name, Setting setting, Map<String, String> environment, Mistakes mistakes) {
    Optional<String> value = set(environment, name);
    Optional<String> file = set(environment, name + FILE);
    if (value.isPresent() && file.isPresent()) {
      mistakes.add("%s and %s%s are both set: leave one out".formatted(name, name, FILE));
      return Optional.empty();
    }
    return value
        .map(it -> new Written(setting.key(), it, name))
        .or(() -> file.flatMap(it -> ofFile(name + FILE, setting, it, mistakes)));
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static Optional<Written> ofFile(
      String variable, Setting setting, String file, Mistakes mistakes) {
    try {
      String value = SmallFile.read("the file of " + variable, Path.of(file)).stripTrailing();
      if (value.isEmpty()) {
        mistakes.add("the file of %s, %s, is empty".formatted(variable, file));
        return Optional.empty();
      }
      return Optional.of(new Written(setting.key(), value, variable));
    } catch (OnespaceException unreadable) {
      mistakes.add(unreadable.problem().cause());
    } catch (InvalidPathException impossible) {
      mistakes.add("%s names no file".formatted(variable));
    }
    return Optional.empty();
  }

  private static void ours(String name, String value, Mistakes mistakes, List<Written> written) {
    Optional<Setting> setting =
        Arrays.stream(Setting.values()).filter(it -> it.variable().equals(name)).findFirst();
    if (setting.isPresent()) {
      if (!setting.get().isSecret()) {
        written.add(new Written(setting.get().key(), value, name));
      }
    } else if (name.startsWith(VIEWS)) {
      mistakes.add(
          "unknown variable %s: views are set in the file, or by flags, as view.NAME.top=5"
              .formatted(name));
    } else if (isFile(name)) {
      // read with the secret that it is of
    } else if (sections().stream().anyMatch(name::startsWith)) {
      mistakes.add("unknown variable " + name);
    }
  }

  private static boolean isFile(String name) {
    return Arrays.stream(Setting.values())
        .anyMatch(it -> it.isSecret() && name.equals(it.variable() + FILE));
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
