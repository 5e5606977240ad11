package dev.onespace.config;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.space.Limits;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * What a user set, and where: a file of {@code key = value} lines, over it the environment ({@code
 * ONESPACE_LIMITS_PIXELS} for {@code limits.pixels}), over both the flags. Immutable.
 */
public final class Configuration {
  /** Nothing is set. */
  public static final Configuration NONE = new Configuration(Map.of());

  private static final String OURS = "ONESPACE_LIMITS_";

  private final Map<Setting, Value> values;

  private Configuration(Map<Setting, Value> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads a configuration.
   *
   * @param file the file, if there is one
   * @param environment the environment's variables
   * @param flags {@code key=value} pairs of the command line
   * @throws OnespaceException USAGE that names all unknown keys and wrong values at once
   */
  public static Configuration read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
    var reading = new Reading();
    file.ifPresent(path -> reading.addAll(properties(path), path.toString()));
    environment.forEach(reading::addVariable);
    reading.addAll(flags, "--set");
    return reading.result();
  }

  /** The limits: the usual ones where nothing is set. */
  public Limits limits() {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        amount(Setting.TEXT_BYTES, usual.textBytes()),
        amount(Setting.PICTURE_BYTES, usual.pictureBytes()),
        amount(Setting.RECORDING_BYTES, usual.recordingBytes()),
        amount(Setting.PIXELS, usual.pixels()),
        duration(Setting.RECORDING_LENGTH, usual.recordingLength()),
        (int) Math.min(Integer.MAX_VALUE, amount(Setting.TEXT_TOKENS, usual.textTokens())),
        duration(Setting.ITEM_TIME, usual.itemTime()),
        amount(Setting.MEMORY, usual.memory()));
  }

  /** What is set, a line each: {@code limits.pixels = 50M (--set)}. */
  public List<String> described() {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            it ->
                it.getKey().key()
                    + " = "
                    + it.getValue().written()
                    + " ("
                    + it.getValue().from()
                    + ")")
        .toList();
  }

  private long amount(Setting setting, long usual) {
    Value value = values.get(setting);
    return value == null ? usual : value.number();
  }

  private Duration duration(Setting setting, Duration usual) {
    Value value = values.get(setting);
    return value == null ? usual : Duration.ofSeconds(value.number());
  }

  private static Map<String, String> properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new OnespaceException(
          ErrorCode.USAGE,
          "the configuration " + file + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  /**
   * A value that is set.
   *
   * @param number in bytes, pixels, tokens or seconds
   * @param written as the user wrote it
   * @param from where it was set
   */
  private record Value(long number, String written, String from) {}

  /** Collects values and all that is wrong with them. */
  private static final class Reading {
    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
    private final List<String> wrong = new ArrayList<>();

    void addAll(Map<String, String> written, String from) {
      written.forEach(
          (key, value) ->
              Setting.named(key)
                  .ifPresentOrElse(
                      setting -> add(setting, value, from),
                      () -> wrong.add("unknown key '%s' (%s)".formatted(key, from))));
    }

    void addVariable(String name, String value) {
      for (Setting setting : Setting.values()) {
        if (setting.variable().equals(name)) {
          add(setting, value, name);
          return;
        }
      }
      if (name.startsWith(OURS)) {
        wrong.add("unknown variable " + name);
      }
    }

    private void add(Setting setting, String written, String from) {
      LongFunction<Value> value = number -> new Value(number, written.strip(), from);
      Amounts.read(setting.kind(), written)
          .ifPresentOrElse(
              number -> values.put(setting, value.apply(number)),
              () ->
                  wrong.add(
                      "%s = '%s' (%s) is not %s: %s"
                          .formatted(
                              setting.key(),
                              written,
                              from,
                              Amounts.form(setting.kind()),
                              setting.meaning())));
    }

    Configuration result() {
      if (!wrong.isEmpty()) {
        throw new OnespaceException(
            new Problem(
                ErrorCode.USAGE,
                "the configuration is wrong: " + String.join("; ", wrong),
                "Keys are: "
                    + java.util.Arrays.stream(Setting.values())
                        .map(Setting::key)
                        .collect(Collectors.joining(", "))));
      }
      return new Configuration(values);
    }
  }
}
