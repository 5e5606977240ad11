package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.scan.Scan;
import dev.onespace.scan.Sources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code onespace ingest}: takes files in. */
@Command(
    name = "ingest",
    description = {
      "Takes in texts, pictures and recordings; what is known is left as it is.",
      "Stopped at any moment, the same command goes on where it was."
    })
final class IngestCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files, folders (a folder with an items.jsonl is ingested by it), files of lines"
              + " (*.jsonl), - for such lines on standard input.")
  private List<Path> paths = List.of();

  @Option(
      names = "--meta",
      paramLabel = "NAME=VALUE",
      description =
          "A field for every item. Numbers, true, false and dates are recognised; \"...\" forces a"
              + " string. Fields of one file: NAME.meta.json beside it.")
  private Map<String, String> meta = new LinkedHashMap<>();

  @Option(names = "--retry-failed", description = "Try again what failed before.")
  private boolean retryFailed;

  @Option(names = "--remake", description = "Embed again what an older pipeline made.")
  private boolean remake;

  @Option(
      names = "--prune",
      description = "Afterwards remove the items of these paths that are no longer there.")
  private boolean prune;

  @Option(names = "--json", description = "The report as JSON on standard output.")
  private boolean json;

  IngestCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Shell shell = root.shell();
    try (Scan scan = new Scan(paths, extra(), shell.in());
        Onespace onespace = root.open();
        Interrupts interrupts = Interrupts.caught(shell.err());
        Progress progress = Progress.of(shell, Scan.count(paths), interrupts)) {
      var options = new IngestOptions(IngestOptions.BATCH, retryFailed, remake, Sources::isThere);
      IngestReport report = onespace.ingest(scan, options, progress);
      progress.close();
      List<ItemId> pruned =
          prune && !report.stopped() ? onespace.prune(scan::vanished) : List.<ItemId>of();
      new IngestSummary(report, scan.notes(), pruned).print(shell, json);
      return code(report);
    }
  }

  private static int code(IngestReport report) {
    if (report.stopped()) {
      return Exit.STOPPED;
    }
    return report.complete() ? Exit.OK : Exit.SOME_FAILED;
  }

  private Metadata extra() {
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    meta.forEach(
        (name, value) -> {
          if (name.isBlank()) {
            throw new OnespaceException(ErrorCode.USAGE, "--meta needs NAME=VALUE");
          }
          fields.put(name, MetaValue.ofWord(value));
        });
    return new Metadata(fields);
  }
}
