package dev.onespace.jobs;

import dev.onespace.blob.Originals;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Outcome;
import dev.onespace.ingest.ReportBuilder;
import dev.onespace.jobs.Jobs.Which;
import dev.onespace.jobs.Lease.Awaited;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes jobs, some at a time, and does them. */
final class Work {
  private static final Problem GONE =
      new Problem(
          ErrorCode.UNREADABLE,
          "its file was gone before it was taken in",
          "Nothing has to be done, unless the file should be there.");
  private static final Problem NO_ORIGINAL =
      new Problem(
          ErrorCode.UNREADABLE,
          "its original is not among the blobs of this node",
          Remedy.of(
              "Set blobs.folder to a folder that all nodes see, and run %s again.", Named.AGAIN));

  private final SharedIngest shared;
  private final String run;
  private final IngestOptions options;
  private final BooleanSupplier stopRequested;
  private final ReportBuilder report;
  private boolean stopped;

  Work(
      SharedIngest shared,
      String run,
      IngestOptions options,
      BooleanSupplier stopRequested,
      ReportBuilder report) {
    this.shared = shared;
    this.run = run;
    this.options = options;
    this.stopRequested = stopRequested;
    this.report = report;
  }

  /** Whether it was asked to stop, or every other job would fail as the last one did. */
  boolean isStopped() {
    return stopped;
  }

  /** Takes some jobs and does them; false if there were none to take. */
  boolean some(Which which) {
    List<Lease> leases =
        shared.jobs().take(run, which, Ingest.AT_ONCE * options.batch(), shared.lease());
    try (Holding holding = new Holding(shared.jobs(), leases, shared.lease())) {
      Set<Lease> gone = leases.stream().filter(this::isGone).collect(Collectors.toSet());
      gone.forEach(it -> end(it, new Outcome.Failed(it.job().source(), GONE), holding));
      Predicate<Lease> own = it -> it.awaited() == Awaited.HERE;
      doThem(leases.stream().filter(own).toList(), options, holding);
      // Whether the files of another node are still there cannot be told here.
      doThem(
          leases.stream().filter(own.negate()).filter(it -> !gone.contains(it)).toList(),
          new IngestOptions(options.batch(), options.retryFailed(), options.remake(), _ -> true),
          holding);
    }
    return !leases.isEmpty();
  }

  /** Nobody awaits it, and the file it was offered from has vanished. */
  private boolean isGone(Lease lease) {
    return lease.awaited() == Awaited.NOWHERE && !options.stillThere().test(lease.job());
  }

  private void doThem(List<Lease> leases, IngestOptions how, Holding holding) {
    if (leases.isEmpty() || stopped) {
      return;
    }
    Map<String, Lease> bySource = new LinkedHashMap<>();
    leases.forEach(lease -> bySource.put(lease.job().source(), lease));
    IngestListener ending =
        new IngestListener() {
          @Override
          public void done(Outcome outcome) {
            end(bySource.get(outcome.source()), outcome, holding);
          }

          @Override
          public boolean stopRequested() {
            return stopRequested.getAsBoolean();
          }
        };
    Iterator<Incoming> inputs = leases.stream().map(lease -> incoming(lease.job())).iterator();
    IngestReport done =
        shared.jobs().whileHeld(leases, () -> shared.ingest().run(inputs, how, ending));
    stopped |= done.stopped();
    done.stop().ifPresent(report::stop);
  }

  private void end(@Nullable Lease lease, Outcome outcome, Holding holding) {
    if (lease == null) {
      return;
    }
    report.embedded(outcome, lease.awaited() != Awaited.HERE);
    shared.jobs().done(lease, outcome);
    holding.letGo(lease);
    switch (outcome) {
      case Outcome.Failed _, Outcome.Skipped _ -> shared.sweep(List.of(lease.job().content()));
      case Outcome.Added _, Outcome.Updated _, Outcome.Same _, Outcome.Renamed _ -> {}
    }
  }

  private Incoming incoming(Job job) {
    try {
      return Originals.read(shared.blobs(), job.content(), job.media())
          .<Incoming>map(original -> new Incoming.Ready(job.input(original)))
          .orElseGet(() -> new Incoming.Rejected(job.source(), NO_ORIGINAL));
    } catch (OnespaceException unreadable) {
      return new Incoming.Rejected(job.source(), unreadable.problem());
    }
  }
}
