package dev.onespace.jobs;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.ingest.Outcome;
import dev.onespace.ingest.ReportBuilder;
import dev.onespace.item.ContentHash;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.store.Blobs;
import dev.onespace.store.Catalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes inputs into a collection together with other nodes. Each node puts the originals of its
 * inputs among the blobs that all share and offers them as jobs; every node takes jobs, its own and
 * others', until none of its own is left. The work of a node that is killed is taken by another
 * when its lease has run out. One item is embedded once.
 */
public final class SharedIngest {
  /** All nodes that fill a collection work on one list. */
  private static final String RUN = "ingest";

  private static final int OFFERED_AT_ONCE = 64;
  private static final int LOOKS_IN_A_LEASE = 8;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final Ingest ingest;
  private final Catalog catalog;
  private final Blobs blobs;
  private final Jobs jobs;
  private final Node node;

  /**
   * A node among others.
   *
   * @param name told to people who look
   * @param lease how long jobs are held; renewed while the node works on them
   */
  public record Node(String name, Duration lease) {}

  /** An ingest of this node; nothing is closed by it. */
  public SharedIngest(Ingest ingest, Catalog catalog, Blobs blobs, Jobs jobs, Node node) {
    this.ingest = ingest;
    this.catalog = catalog;
    this.blobs = blobs;
    this.jobs = jobs;
    this.node = node;
  }

  /**
   * Takes all inputs in, or those until the listener asks to stop.
   *
   * @return what became of these inputs, whichever node took them in
   */
  public IngestReport run(
      Iterator<Incoming> inputs, IngestOptions options, IngestListener listener) {
    Run run = new Run(options, listener);
    run.offerAll(inputs);
    run.workToTheEnd();
    return run.report(inputs.hasNext());
  }

  private final class Run {
    private final IngestOptions options;
    private final IngestListener listener;
    private final ReportBuilder report;
    private final Map<String, Job> own = new LinkedHashMap<>();
    private boolean stopped;

    Run(IngestOptions options, IngestListener listener) {
      this.options = options;
      this.listener = listener;
      this.report = new ReportBuilder(listener);
    }

    void offerAll(Iterator<Incoming> inputs) {
      List<Job> offered = new ArrayList<>();
      while (inputs.hasNext() && !stops()) {
        switch (inputs.next()) {
          case Incoming.Rejected(var source, var problem) ->
              report.add(new Outcome.Failed(source, problem));
          case Incoming.Ready(var input) -> keep(input, offered);
        }
        if (offered.size() >= OFFERED_AT_ONCE) {
          offer(offered);
          work();
        }
      }
      offer(offered);
    }

    private boolean stops() {
      stopped |= listener.stopRequested();
      return stopped;
    }

    private void keep(Input input, List<Job> offered) {
      try {
        ContentHash content = blobs.put(bytes(input.content()));
        offered.add(
            new Job(
                input.source(),
                input.id(),
                input.content().type(),
                input.title(),
                input.metadata(),
                content,
                input.origin()));
      } catch (OnespaceException unreadable) {
        if (unreadable.problem().code().stopsAll()) {
          throw unreadable;
        }
        report.add(new Outcome.Failed(input.source(), unreadable.problem()));
      }
    }

    private void offer(List<Job> offered) {
      if (!offered.isEmpty()) {
        offered.forEach(job -> own.put(job.source(), job));
        jobs.offer(RUN, offered);
        offered.clear();
      }
    }

    void workToTheEnd() {
      while (!own.isEmpty() && !stops()) {
        if (!work()) {
          collect();
          if (jobs.progress(RUN).isComplete()) {
            own.values().forEach(job -> report.add(found(job)));
            own.clear();
          } else if (!own.isEmpty()) {
            pause();
          }
        }
      }
    }

    /** Takes some jobs and does them; false if there were none to take. */
    private boolean work() {
      List<Lease> leases = jobs.take(RUN, node.name(), options.batch(), node.lease());
      if (leases.isEmpty()) {
        return false;
      }
      try (Holding holding = new Holding(jobs, leases, node.lease())) {
        List<Lease> ours =
            leases.stream().filter(it -> own.containsKey(it.job().source())).toList();
        List<Lease> others = leases.stream().filter(it -> !ours.contains(it)).toList();
        doThem(ours, options, holding);
        // Whether the files of another node are still there cannot be told here.
        doThem(
            others,
            new IngestOptions(options.batch(), options.retryFailed(), options.remake(), _ -> true),
            holding);
      }
      return true;
    }

    private void doThem(List<Lease> leases, IngestOptions how, Holding holding) {
      if (leases.isEmpty() || stopped) {
        return;
      }
      Map<String, Lease> bySource = new LinkedHashMap<>();
      leases.forEach(lease -> bySource.put(lease.job().source(), lease));
      IngestReport done =
          ingest.run(
              leases.stream().map(lease -> incoming(lease.job())).iterator(),
              how,
              new IngestListener() {
                @Override
                public void done(Outcome outcome) {
                  end(bySource.get(outcome.source()), outcome, holding);
                }

                @Override
                public boolean stopRequested() {
                  return listener.stopRequested();
                }
              });
      stopped |= done.stopped();
      done.stop().ifPresent(report::stop);
    }

    private void end(@Nullable Lease lease, Outcome outcome, Holding holding) {
      if (lease != null) {
        jobs.done(lease, outcome);
        holding.letGo(lease);
      }
      if (own.remove(outcome.source()) != null) {
        report.add(outcome);
      }
    }

    /** What other nodes did of the own jobs. */
    private void collect() {
      jobs.outcomes(
          RUN,
          outcome -> {
            if (own.remove(outcome.source()) != null) {
              report.add(outcome);
            }
          });
    }

    /** What became of a job that another node did and forgot. */
    private Outcome found(Job job) {
      return catalog
          .quarantined(job.content())
          .<Outcome>map(it -> new Outcome.Failed(job.source(), it.problem()))
          .or(
              () ->
                  catalog
                      .bySource(job.source())
                      .map(it -> new Outcome.Same(job.source(), it.item().id())))
          .orElseGet(
              () ->
                  new Outcome.Failed(
                      job.source(),
                      new Problem(
                          ErrorCode.UNREADABLE,
                          "no node tells what became of it",
                          "Run the same command again.")));
    }

    private void pause() {
      try {
        Thread.sleep(Math.min(node.lease().toMillis() / LOOKS_IN_A_LEASE, LONGEST_PAUSE_MILLIS));
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        stopped = true;
      }
    }

    IngestReport report(boolean more) {
      if (jobs.progress(RUN).isComplete()) {
        jobs.forget(RUN);
      }
      return report.report(stopped || more);
    }
  }

  private Incoming incoming(Job job) {
    return blobs
        .get(job.content())
        .<Incoming>map(bytes -> ready(job, bytes))
        .orElseGet(
            () ->
                new Incoming.Rejected(
                    job.source(),
                    new Problem(
                        ErrorCode.UNREADABLE,
                        "its original is not among the blobs of this node",
                        "Set blobs.folder to a folder that all nodes see, and run the same command"
                            + " again.")));
  }

  private static Incoming ready(Job job, ByteSource bytes) {
    return new Incoming.Ready(
        new Input(
            job.source(),
            job.id(),
            job.title(),
            Content.of(job.type(), bytes),
            job.metadata(),
            job.origin()));
  }

  private static ByteSource bytes(Content content) {
    return switch (content) {
      case Content.Words(var text) -> new ByteSource.OfBytes(text.getBytes(StandardCharsets.UTF_8));
      case Content.Picture(var bytes) -> bytes;
      case Content.Recording(var bytes) -> bytes;
    };
  }
}
