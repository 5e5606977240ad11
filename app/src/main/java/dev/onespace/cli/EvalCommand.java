package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.evaluate.EvalResult;
import dev.onespace.evaluate.EvalRun;
import dev.onespace.scan.Scan;
import dev.onespace.search.Query.Bridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code onespace eval}: measures search quality on labelled data. */
@Command(
    name = "eval",
    description =
        "Measures how well the queries.jsonl of a folder find the items of its items.jsonl.")
final class EvalCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(paramLabel = "DIR", description = "A folder with items.jsonl and queries.jsonl.")
  private Path folder = Path.of("");

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the report to this file; - is standard output.")
  private @Nullable Path json;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "Keep the data in this folder, and use what is there (default: thrown away).")
  private @Nullable Path keep;

  @Option(
      names = "--bridge",
      paramLabel = "MODE",
      defaultValue = BridgeMode.USUAL,
      description = BridgeMode.DESCRIPTION)
  private String bridge = BridgeMode.USUAL;

  EvalCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Bridge mode = BridgeMode.of(bridge);
    try (Scratch data = keep == null ? Scratch.temporary() : Scratch.kept(keep)) {
      EvalResult result = run(data.folder(), mode);
      report(result);
      return Exit.OK;
    }
  }

  private EvalResult run(Path data, Bridge mode) {
    Shell shell = root.shell();
    try (Onespace onespace = Onespace.open(data);
        Interrupts interrupts = Interrupts.caught(shell.err())) {
      EvalRun run = new EvalRun(onespace, folder, mode);
      try (Progress progress =
          Progress.of(shell, Scan.count(List.of(folder.resolve("items.jsonl"))), interrupts)) {
        return run.run(progress);
      }
    }
  }

  private void report(EvalResult result) {
    Shell shell = root.shell();
    result.failures().forEach(failure -> shell.err().println(Printable.line(failure)));
    result
        .ingest()
        .failed()
        .forEach(
            failed ->
                shell
                    .err()
                    .println(Printable.line(failed.source() + ": " + failed.problem().cause())));
    var document = EvalDocument.of(result);
    if (json != null && json.equals(Path.of("-"))) {
      shell.out().print(Documents.indented(document));
      return;
    }
    EvalTable.print(result, shell.out());
    if (json != null) {
      write(json, Documents.indented(document));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "cannot write %s: %s".formatted(file, failed.getMessage()), failed);
    }
  }
}
