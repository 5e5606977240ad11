package dev.onespace.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a command is run in.
 *
 * @param in standard input
 * @param out for data
 * @param err for people
 * @param outTerminal whether {@code out} is a terminal, so that bold may be used
 * @param errTerminal whether {@code err} is a terminal, so that a progress bar may be drawn
 * @param environment the environment's variables
 */
record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> environment) {
  private static final String TERMINALS = "onespace.terminals";

  Shell {
    environment = Map.copyOf(environment);
  }

  /** That of this process; the launcher tells which streams are terminals. */
  static Shell ofProcess() {
    var terminals = Arrays.asList(System.getProperty(TERMINALS, "").split(","));
    return new Shell(
        System.in,
        System.out,
        System.err,
        terminals.contains("out"),
        terminals.contains("err"),
        System.getenv());
  }

  /** Whether a defect should show where it happened. */
  boolean debug() {
    return variable("ONESPACE_DEBUG").isPresent();
  }

  /** The data folder where no option names one. */
  Path usualData() {
    return variable("ONESPACE_HOME")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".onespace"));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
