package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program {@code onespace}. */
public final class Main {
  private static final Logger LOGS = Logger.getLogger("");

  /** Logs with a stack trace what it throws as well, and we tell. */
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Interrupts.endAtOnce();
    Shell shell = Shell.ofProcess();
    LOGS.setLevel(shell.debug() ? Level.INFO : Level.SEVERE);
    MIGRATIONS.setLevel(shell.debug() ? Level.INFO : Level.OFF);
    int code = run(shell, args);
    shell.out().flush();
    System.exit(code);
  }

  /** Runs a command; gives its exit code. */
  static int run(Shell shell, String... args) {
    try {
      return commands(shell).execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError fatal) {
      return told(shell, Remedies.USUAL, fatal);
    }
  }

  private static CommandLine commands(Shell shell) {
    RootCommand root = new RootCommand(shell);
    CommandLine commands = new CommandLine(root);
    commands
        .addSubcommand(new DemoCommand(root))
        .addSubcommand(new IngestCommand(root))
        .addSubcommand(new SearchCommand(root))
        .addSubcommand(new ShowCommand(root))
        .addSubcommand(new DeleteCommand(root))
        .addSubcommand(new StatsCommand(root))
        .addSubcommand(new EvalCommand(root))
        .addSubcommand(new ReindexCommand(root))
        .addSubcommand(new ReembedCommand(root))
        .addSubcommand(new MigrateCommand(root))
        .addSubcommand(new ModelsCommand(root))
        .addSubcommand(new DoctorCommand(root));
    return commands
        .registerConverter(Path.class, Main::path)
        .setExpandAtFiles(false) // "--not @FILE" names a file to ask with
        .setOut(new java.io.PrintWriter(shell.out(), true, java.nio.charset.StandardCharsets.UTF_8))
        .setErr(new java.io.PrintWriter(shell.err(), true, java.nio.charset.StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(shell.outTerminal() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((wrong, _) -> misused(shell, wrong))
        .setExecutionExceptionHandler((failure, _, _) -> told(shell, root.remedies(), failure));
  }

  /** An empty path would be the working folder, which nobody who left a variable unset meant. */
  private static Path path(String written) {
    if (written.isBlank()) {
      throw new TypeConversionException("a path is empty");
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException notAPath) {
      throw new TypeConversionException("\"" + written + "\" is not a path");
    }
  }

  private static int misused(Shell shell, ParameterException wrong) {
    shell.err().println("onespace: " + wrong.getMessage());
    shell
        .err()
        .println("Run: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  private static int told(Shell shell, Remedies remedies, Throwable failure) {
    Problem problem = problem(failure);
    shell.err().println("onespace: " + cause(problem));
    shell.err().println(Printable.line(remedies.worded(problem.remedy())));
    if (shell.debug()) {
      LOGS.log(Level.SEVERE, "the failure in full", failure);
    }
    return switch (problem.code()) {
      case USAGE, BAD_FILTER -> Exit.USAGE;
      default -> Exit.CANNOT_RUN;
    };
  }

  /** What the user wrote wrongly is shown in lines with a mark beneath the place. */
  private static String cause(Problem problem) {
    return switch (problem.code()) {
      case USAGE, BAD_FILTER -> Printable.lines(problem.cause());
      default -> Printable.line(problem.cause());
    };
  }

  private static Problem problem(Throwable failure) {
    return switch (failure) {
      case OnespaceException told -> told.problem();
      case OutOfMemoryError _ ->
          new Problem(
              ErrorCode.TOO_LARGE,
              "the memory is used up",
              "Give more, as in: ONESPACE_JAVA_OPTS=-Xmx4g onespace ...");
      default ->
          new Problem(
              ErrorCode.INTERNAL,
              "%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage()),
              "This is a defect. Report it with what ONESPACE_DEBUG=1 shows.");
    };
  }
}
