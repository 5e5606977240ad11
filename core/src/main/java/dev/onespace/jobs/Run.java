package dev.onespace.jobs;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Outcome;
import dev.onespace.ingest.ReportBuilder;
import dev.onespace.jobs.Jobs.Delivery;
import dev.onespace.jobs.Jobs.Which;
import java.util.Iterator;
import java.util.List;

/** One ingest of a node: offers its inputs, works, and receives what became of them. */
final class Run {
  private static final int RECEIVED_AT_ONCE = 500;
  private static final int LOOKS_IN_A_LEASE = 8;
  private static final long LONGEST_PAUSE_MILLIS = 500;
  private static final Problem FORGOTTEN =
      new Problem(
          ErrorCode.UNAVAILABLE,
          "this node was silent for so long that it was taken for dead",
          Remedy.of("Run %s again: it goes on where it was.", Named.AGAIN));

  private final SharedIngest shared;
  private final Jobs jobs;
  private final String run;
  private final IngestListener listener;
  private final ReportBuilder report;
  private final Offers offers;
  private final Work work;
  private boolean stopped;

  Run(SharedIngest shared, String run, IngestOptions options, IngestListener listener) {
    this.shared = shared;
    this.jobs = shared.jobs();
    this.run = run;
    this.listener = listener;
    this.report = new ReportBuilder(listener);
    this.offers = new Offers(shared, run, report);
    this.work = new Work(shared, run, options, listener::stopRequested, report);
  }

  IngestReport toTheEnd(Iterator<Incoming> inputs) {
    try {
      offerAll(inputs);
      workToTheEnd();
      receive();
      shared.sweep(jobs.end(run));
    } catch (OnespaceException failed) {
      if (failed.problem().code() != ErrorCode.UNAVAILABLE) {
        endAfter(failed);
      }
      if (!failed.problem().code().stopsAll()) {
        throw failed;
      }
      stop(failed.problem());
    } catch (RuntimeException failed) {
      endAfter(failed);
      throw failed;
    }
    return report.report(stopped || inputs.hasNext());
  }

  private void stop(Problem problem) {
    report.stop(problem);
    stopped = true;
  }

  private void endAfter(RuntimeException failure) {
    try {
      jobs.end(run);
    } catch (RuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private boolean stops() {
    stopped |= listener.stopRequested() || work.isStopped();
    return stopped;
  }

  private void offerAll(Iterator<Incoming> inputs) {
    while (inputs.hasNext() && !stops()) {
      switch (inputs.next()) {
        case Incoming.Rejected(var source, var problem) ->
            report.add(new Outcome.Failed(source, problem));
        case Incoming.Ready(var input) -> {
          offers.add(input);
          if (offers.isFull()) {
            offers.offer();
            work.some(Which.AWAITED);
            receive();
          }
        }
      }
    }
    if (!stopped) {
      offers.offer();
    }
  }

  /** What dead runs left is done last: all that is offered now is known by then. */
  private void workToTheEnd() {
    while (!stops()) {
      boolean worked = work.some(Which.ALL);
      receive();
      switch (jobs.state(run)) {
        case AWAITING -> {
          if (!worked) {
            pause();
          }
        }
        case COMPLETE -> {
          return;
        }
        case FORGOTTEN -> stop(FORGOTTEN);
      }
    }
  }

  private void receive() {
    List<Delivery> some = jobs.outcomes(run, RECEIVED_AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(each -> report.addShared(each.outcome(), each.here()));
      jobs.received(run, some.stream().map(Delivery::number).toList());
      some = jobs.outcomes(run, RECEIVED_AT_ONCE);
    }
  }

  private void pause() {
    try {
      Thread.sleep(Math.min(shared.lease().toMillis() / LOOKS_IN_A_LEASE, LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
