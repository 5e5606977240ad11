package dev.onespace.config;

import dev.onespace.error.OnespaceException;
import dev.onespace.space.Limits;
import dev.onespace.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user set, and where: a file of {@code key = value} lines, over it the environment ({@code
 * ONESPACE_LIMITS_PIXELS} for {@code limits.pixels}; limits only), over both the flags. Immutable.
 */
public final class Configuration {
  /** Nothing is set. */
  public static final Configuration NONE = new Configuration(Map.of(), Views.NONE, List.of());

  private final Map<Setting, Long> limits;
  private final Views views;
  private final List<Written> set;

  Configuration(Map<Setting, Long> limits, Views views, List<Written> set) {
    this.limits = Map.copyOf(limits);
    this.views = views;
    this.set = List.copyOf(set);
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
    file.ifPresent(reading::addFile);
    environment.forEach(reading::addVariable);
    flags.forEach((key, value) -> reading.add(new Written(key, value, "--set")));
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

  /** The views: those that the user defined, and the built-in ones of other names. */
  public Views views() {
    return ViewsReader.builtIn().with(views);
  }

  /** What is set, a line each: {@code limits.pixels = '50M' (--set)}. */
  public List<String> described() {
    return set.stream().sorted(Comparator.comparing(Written::key)).map(Written::toString).toList();
  }

  private long amount(Setting setting, long usual) {
    return limits.getOrDefault(setting, usual);
  }

  private Duration duration(Setting setting, Duration usual) {
    return Duration.ofSeconds(amount(setting, usual.toSeconds()));
  }
}
