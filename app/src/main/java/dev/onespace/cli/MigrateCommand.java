package dev.onespace.cli;

import dev.onespace.Moving;
import dev.onespace.Onespace;
import dev.onespace.config.Configuration;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.file.AbsolutePath;
import dev.onespace.moving.Migration.Migrated;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code onespace migrate}: copies a collection to other stores. */
@Command(
    name = "migrate",
    description = {
      "Copies a collection as it is to where another configuration keeps things: items, vectors,"
          + " words and originals. Nothing is embedded; both must be of the same space.",
      "What is there already is left alone: stopped at any moment, the same command goes on."
    })
final class MigrateCommand implements Callable<Integer> {
  private final RootCommand root;

  @Option(
      names = "--to",
      paramLabel = "FILE|DIR",
      required = true,
      description =
          "A configuration (.properties) that says where to, or a data folder of this machine.")
  private Path target = Path.of("");

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  MigrateCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Shell shell = root.shell();
    Migrated migrated;
    try (Onespace onespace = root.openToRead();
        Interrupts interrupts = Interrupts.caught(shell.err());
        Progress progress =
            Progress.of(shell, OptionalLong.of(onespace.stats().counts().items()), interrupts)) {
      Moving moving = onespace.moving();
      migrated =
          moving.migrate(
              there().keeping(), interrupts::stopRequested, progress::step, progress::waits);
    }
    tell(migrated, shell);
    return migrated.stopped() ? Exit.STOPPED : Exit.OK;
  }

  /** A folder is where an embedded collection lies; a file says where anything else does. */
  private dev.onespace.Setup there() {
    boolean isConfiguration = target.getFileName().toString().endsWith(".properties");
    if (isConfiguration) {
      // What it keeps on this machine lies beside it, as it does where it is the usual one.
      return Configuration.read(Optional.of(target), root.shell().environment(), Map.of())
          .setup(target.toAbsolutePath().resolveSibling(""));
    }
    if (AbsolutePath.of(target).equals(AbsolutePath.of(root.data()))) {
      throw new OnespaceException(ErrorCode.USAGE, "--to is where the collection is already");
    }
    return dev.onespace.Setup.embedded(target);
  }

  private void tell(Migrated migrated, Shell shell) {
    migrated
        .lacking()
        .forEach(
            id -> shell.err().println("note: " + Printable.line(id + " has no original to copy")));
    if (json) {
      Documents.print(shell.out(), document(migrated));
    } else {
      print(migrated, shell.out());
    }
    if (migrated.stopped()) {
      shell.err().println("Stopped early; the same command goes on where it was.");
    }
  }

  private static void print(Migrated migrated, PrintStream out) {
    out.printf(
        "%s items copied with %s passages and %s files; %s were there already; nothing embedded%n",
        migrated.copied(), migrated.passages(), migrated.blobs(), migrated.same());
  }

  private static ObjectNode document(Migrated migrated) {
    ObjectNode document =
        Documents.object()
            .put("copied", migrated.copied())
            .put("same", migrated.same())
            .put("passages", migrated.passages())
            .put("files", migrated.blobs())
            .put("embedded", 0)
            .put("stopped", migrated.stopped());
    migrated.lacking().forEach(id -> document.withArray("without_original").add(id.value()));
    return document;
  }
}
