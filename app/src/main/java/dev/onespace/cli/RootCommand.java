package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.nio.file.Path;
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

  Onespace open() {
    return Onespace.open(data(), OpenOptions.USUAL.collection(collection));
  }

  Onespace openToRead() {
    return Onespace.open(data(), OpenOptions.USUAL.collection(collection).forReading());
  }

  @Override
  public void run() {
    throw new OnespaceException(ErrorCode.USAGE, "a command is missing");
  }
}
