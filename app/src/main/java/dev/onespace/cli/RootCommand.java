package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.Setup;
import dev.onespace.config.Configuration;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code onespace} itself: the options that all commands share. */
@Command(
    name = "onespace",
    description = "One space for text, pictures and recordings: any of them finds any other.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Begin with: onespace demo"})
final class RootCommand implements Runnable {
  private static final String CONFIG = "onespace.properties";

  private final Shell shell;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data folder (default: $$ONESPACE_HOME, else ~/.onespace).")
  private @Nullable Path data;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      defaultValue = OpenOptions.DEFAULT_COLLECTION,
      description = "The collection in it (default: ${DEFAULT-VALUE}).")
  private String collection = OpenOptions.DEFAULT_COLLECTION;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The configuration (default: onespace.properties in the data folder, if there).")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "A setting for this run, such as limits.recording-length=2h.")
  private Map<String, String> settings = new LinkedHashMap<>();

  private @Nullable Configuration configuration;

  RootCommand(Shell shell) {
    this.shell = shell;
  }

  Shell shell() {
    return shell;
  }

  /** Whether the user named a data folder. */
  boolean namesData() {
    return data != null;
  }

  /** The data folder. */
  Path data() {
    return data == null ? shell.usualData() : data;
  }

  /** What a user can do, with the options that were given here. */
  Remedies remedies() {
    Remedies remedies = Remedies.USUAL;
    if (data != null) {
      remedies = remedies.with("--data", data.toString());
    }
    if (!collection.equals(OpenOptions.DEFAULT_COLLECTION)) {
      remedies = remedies.with("--collection", collection);
    }
    return config == null ? remedies : remedies.with("--config", config.toString());
  }

  Onespace open() {
    return open(Optional.empty());
  }

  /** Opens the collection; embedding may cost so much at most, in US dollars. */
  Onespace open(Optional<BigDecimal> budget) {
    OpenOptions options = options();
    return Onespace.connect(
        configuration().setup(data()), budget.map(options::budget).orElse(options));
  }

  Onespace openToRead() {
    return Onespace.connect(configuration().setup(data()), options().forReading());
  }

  /** What the user set in the file, in the environment and by flags; a pipe can be read once. */
  Configuration configuration() {
    if (configuration == null) {
      configuration = Configuration.read(configFile(), shell.environment(), settings);
    }
    return configuration;
  }

  /** What is never taken in beside what is kept: the configuration may hold secrets. */
  List<Path> ownFiles() {
    return configFile().stream().toList();
  }

  /** Tells what is in use, where that is not the usual data folder and local models. */
  void announce(Onespace onespace) {
    Setup setup = onespace.setup();
    Setup usual = Setup.embedded(data());
    if (!setup.keeping().equals(usual.keeping()) || !setup.provider().equals(usual.provider())) {
      shell.err().println(Printable.line(setup.described()));
    }
  }

  OpenOptions options() {
    return OpenOptions.USUAL.collection(collection).limits(configuration().limits());
  }

  private Optional<Path> configFile() {
    return config == null
        ? Optional.of(data().resolve(CONFIG)).filter(Files::exists)
        : Optional.of(config);
  }

  @Override
  public void run() {
    throw new OnespaceException(ErrorCode.USAGE, "a command is missing");
  }
}
