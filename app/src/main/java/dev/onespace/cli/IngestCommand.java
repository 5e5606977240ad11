package dev.onespace.cli;

import dev.onespace.Deletion;
import dev.onespace.Forecast;
import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Outcome;
import dev.onespace.ingest.Pruning;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.patience.Outage;
import dev.onespace.scan.Scan;
import dev.onespace.scan.Sources;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

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
              + " string; nothing (NAME=) removes the field. Fields of one file: NAME.meta.json"
              + " beside it. Fields that an ingest does not name stay as they are.")
  private Map<String, String> meta = new LinkedHashMap<>();

  @Option(names = "--retry-failed", description = "Try again what failed before.")
  private boolean retryFailed;

  @Option(names = "--remake", description = "Embed again what another pipeline made.")
  private boolean remake;

  @Option(
      names = "--prune",
      description =
          "Afterwards remove the items of these paths that are no longer there; refused if not"
              + " every folder and line could be read, or if more than half is gone.")
  private boolean prune;

  @Option(names = "--force", description = "With --prune: remove also when it would be refused.")
  private boolean force;

  @Option(
      names = "--dry-run",
      description = "Tell what would be done; embed, write and remove nothing.")
  private boolean dryRun;

  @Option(
      names = "--estimate",
      description =
          "Tell how many calls and tokens, how much money and time the provider of the space would"
              + " take; send nothing.")
  private boolean estimate;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "Stop before more than this is spent at the provider of the space.")
  private @Nullable BigDecimal budget;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what became of every input to this file, as JSON.")
  private @Nullable Path report;

  @Option(names = "--json", description = "The summary as JSON on standard output.")
  private boolean json;

  IngestCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (estimate) {
      return estimate();
    }
    Shell shell = root.shell();
    try (Scan scan = scan();
        Onespace onespace = root.open(Optional.ofNullable(budget));
        Interrupts interrupts = Interrupts.caught(shell.err());
        Progress progress = Progress.of(shell, Scan.count(paths), interrupts);
        Reports reports =
            new Reports(progress, Optional.ofNullable(report).map(this::reportFile))) {
      root.announce(onespace);
      IngestReport done = toldIfItEnds(onespace, () -> ingest(onespace, scan, reports));
      Pruned pruned = prune ? remove(onespace, scan, done) : new Pruned.NotAsked();
      progress.close();
      var summary =
          new IngestSummary(
              done,
              scan.notes(),
              pruned,
              dryRun,
              onespace.usage(),
              progress.wentOn(),
              root.remedies());
      reports.finish(summary.ofFile());
      summary.print(shell, json);
      return code(done, pruned);
    }
  }

  /** What was spent is told also where an ingest cannot go on. */
  private IngestReport toldIfItEnds(Onespace onespace, Supplier<IngestReport> work) {
    try {
      return work.get();
    } catch (OnespaceException failed) {
      onespace.usage().ifPresent(used -> Estimates.print(used, root.shell().err()));
      throw failed;
    }
  }

  private int estimate() {
    Shell shell = root.shell();
    try (Scan scan = scan();
        Onespace onespace = root.openToRead();
        Interrupts interrupts = Interrupts.caught(shell.err());
        Progress progress = Progress.of(shell, Scan.count(paths), interrupts)) {
      Forecast told = onespace.estimate(scan, options(), progress);
      progress.close();
      if (json) {
        Documents.print(shell.out(), Estimates.document(told));
      } else {
        Estimates.print(told, shell.out());
      }
      return interrupts.stopRequested() ? Exit.STOPPED : Exit.OK;
    }
  }

  private ReportFile reportFile(Path file) {
    return ReportFile.to(file, root.remedies());
  }

  private IngestOptions options() {
    return new IngestOptions(IngestOptions.BATCH, retryFailed, remake, Sources::isThere);
  }

  private IngestReport ingest(Onespace onespace, Scan scan, IngestListener listener) {
    return dryRun
        ? onespace.rehearse(scan, options(), listener)
        : onespace.ingest(scan, options(), listener);
  }

  private Pruned remove(Onespace onespace, Scan scan, IngestReport done) {
    if (done.stopped()) {
      return new Pruned.Refused("the ingest was stopped early");
    }
    if (!scan.isComplete() && !force) {
      return new Pruned.Refused("not every folder and line could be read");
    }
    Pruning pruning = onespace.toPrune(scan);
    if (pruning.suspicious() && !force) {
      return new Pruned.Refused(
          "%s of %s items are gone".formatted(pruning.gone().size(), pruning.known()));
    }
    List<ItemId> gone = new ArrayList<>(pruning.gone());
    if (force) {
      gone.addAll(pruning.away());
    }
    int kept = force ? 0 : pruning.away().size();
    if (dryRun || gone.isEmpty()) {
      return new Pruned.Done(gone, kept, Map.of());
    }
    Deletion deletion = onespace.remove(gone);
    gone.removeAll(deletion.failed().keySet());
    return new Pruned.Done(gone, kept, deletion.failed());
  }

  private static int code(IngestReport report, Pruned pruned) {
    if (report.stopped()) {
      return Exit.STOPPED;
    }
    return report.complete() && pruned.complete() ? Exit.OK : Exit.SOME_FAILED;
  }

  /** Passes on what is done to the display and to the report. */
  private record Reports(Progress progress, Optional<ReportFile> file)
      implements IngestListener, AutoCloseable {
    @Override
    public void done(Outcome outcome) {
      progress.done(outcome);
      file.ifPresent(open -> open.add(outcome));
    }

    @Override
    public void waits(Outage outage) {
      progress.waits(outage);
    }

    @Override
    public void goesOn(int generation) {
      progress.goesOn(generation);
    }

    @Override
    public boolean stopRequested() {
      return progress.stopRequested();
    }

    void finish(ObjectNode summary) {
      file.ifPresent(open -> open.finish(summary));
    }

    @Override
    public void close() {
      file.ifPresent(ReportFile::close);
    }
  }

  private Scan scan() {
    Scan scan = new Scan(paths, extra(), root.shell().in(), root.configuration().limits());
    scan.leaveOut(root.ownFiles());
    return scan;
  }

  private MetadataChange extra() {
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    Set<String> removed = new LinkedHashSet<>();
    meta.forEach(
        (name, value) -> {
          if (name.isBlank()) {
            throw new OnespaceException(ErrorCode.USAGE, "--meta needs NAME=VALUE");
          }
          if (value.isEmpty()) {
            removed.add(name);
          } else {
            fields.put(name, MetaValue.ofWord(value));
          }
        });
    return new MetadataChange(new Metadata(fields), removed, false);
  }
}
