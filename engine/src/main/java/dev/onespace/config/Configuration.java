package dev.onespace.config;

import dev.onespace.Setup;
import dev.onespace.error.OnespaceException;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.space.Limits;
import dev.onespace.view.Views;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user set, and where: a file of {@code key = value} lines, over it the environment ({@code
 * ONESPACE_LIMITS_PIXELS} for {@code limits.pixels}; all but views), over both the flags.
 * Immutable.
 */
public final class Configuration {
  /** Nothing is set. */
  public static final Configuration NONE =
      new Configuration(new Values(Map.of()), Views.NONE, List.of());

  private final Values values;
  private final Views views;
  private final List<Written> set;

  Configuration(Values values, Views views, List<Written> set) {
    this.values = values;
    this.views = views;
    this.set = List.copyOf(set);
  }

  /**
   * Reads a configuration.
   *
   * @param file the file, if there is one
   * @param environment the environment's variables
   * @param flags {@code key=value} pairs of the command line
   * @throws OnespaceException USAGE that names all unknown keys, wrong values and missing ones at
   *     once
   */
  public static Configuration read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
    var reading = new SettingsReader();
    file.ifPresent(reading::addFile);
    reading.addEnvironment(environment);
    flags.forEach((key, value) -> reading.add(new Written(key, value, "--set")));
    return reading.result();
  }

  /** The limits: the usual ones where nothing is set. */
  public Limits limits() {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        values.amount(Setting.TEXT_BYTES, usual.textBytes()),
        values.amount(Setting.PICTURE_BYTES, usual.pictureBytes()),
        values.amount(Setting.RECORDING_BYTES, usual.recordingBytes()),
        values.amount(Setting.PIXELS, usual.pixels()),
        values.duration(Setting.RECORDING_LENGTH, usual.recordingLength()),
        values.whole(Setting.TEXT_TOKENS, usual.textTokens()),
        values.duration(Setting.ITEM_TIME, usual.itemTime()),
        values.amount(Setting.MEMORY, usual.memory()));
  }

  /** The views: those that the user defined, and the built-in ones of other names. */
  public Views views() {
    return ViewsReader.builtIn().with(views);
  }

  /**
   * Where things are kept and what makes the vectors.
   *
   * @param data the folder of what is kept on this machine
   */
  public Setup setup(Path data) {
    return new SetupReader(values).setup(data);
  }

  /**
   * What makes the vectors of a space, also where it is not the one that is set.
   *
   * @param space local or gemini
   * @throws OnespaceException USAGE if there is no such space, or its key is not set
   */
  public SpaceProvider provider(String space) {
    return new SetupReader(values).provider(space);
  }

  /** What may be spent in a day, in US dollars. */
  public Optional<BigDecimal> dailyLimit() {
    return values.text(Setting.GEMINI_DAILY_LIMIT).flatMap(Form::money);
  }

  /** What is set, a line each: {@code limits.pixels = '50M' (--set)}; secrets are not shown. */
  public List<String> described() {
    return set.stream().sorted(Comparator.comparing(Written::key)).map(Written::toString).toList();
  }
}
