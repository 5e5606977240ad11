package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /**
   * The data folder where no option names one.
   *
   * @throws OnespaceException USAGE if this user has no home folder either
   */
  Path usualData() {
    return variable("ONESPACE_HOME").map(Path::of).orElseGet(() -> home().resolve(".onespace"));
  }

  /** Java knows that of the user database, and calls it {@code ?} where the user is not in it. */
  private Path home() {
    return Stream.of(
            Optional.ofNullable(System.getProperty("user.home")).filter(it -> !it.isBlank()),
            variable("HOME"))
        .flatMap(Optional::stream)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .findFirst()
        .orElseThrow(
            () ->
                new OnespaceException(
                    new Problem(
                        ErrorCode.USAGE,
                        "this user has no home folder",
                        "Give a folder with --data DIR, or as ONESPACE_HOME.")));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
