package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Outcome;
import dev.onespace.patience.Outage;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets the index follow before an ingest, now and then while it goes on, and at its end. A remote
 * index that takes no more ends the ingest early: what is done is kept, and followed the next time.
 */
final class Following implements IngestListener {
  private static final int EVERY = 1_000;

  private final IngestListener listener;
  private final IndexFollower follower;
  private final BooleanSupplier retired;
  private boolean left;
  private Optional<Problem> stop = Optional.empty();
  private int since;

  /**
   * Lets an index follow what an ingest does.
   *
   * @param retired whether the stores were let go of for others meanwhile: whoever has the index
   *     open by then lets it follow
   */
  Following(IngestListener listener, IndexFollower follower, BooleanSupplier retired) {
    this.listener = listener;
    this.follower = follower;
    this.retired = retired;
  }

  /** The report of an ingest that was given this listener. */
  IngestReport during(Supplier<IngestReport> ingest) {
    follow();
    if (stop.isPresent()) {
      return IngestReport.NOTHING.stoppedBy(stop.get());
    }
    IngestReport report;
    try {
      report = ingest.get();
    } catch (RuntimeException failed) {
      followAfter(failed);
      throw failed;
    }
    follow();
    return stop.map(report::stoppedBy).orElse(report);
  }

  private void followAfter(RuntimeException failed) {
    try {
      follow();
    } catch (RuntimeException another) {
      failed.addSuppressed(another);
    }
  }

  /** Lets the index follow, unless that was in vain before. */
  void follow() {
    if (stop.isPresent()) {
      return;
    }
    try {
      follower.catchUp();
    } catch (OnespaceException failed) {
      if (failed.problem().code() == ErrorCode.LOCKED && retired.getAsBoolean()) {
        left = true;
        return;
      }
      if (!failed.problem().code().stopsAll()) {
        throw failed;
      }
      stop = Optional.of(failed.problem());
    }
  }

  /** Whether it is left to others to let the index follow. */
  boolean isLeft() {
    return left;
  }

  /** Why it does not follow any more. */
  Optional<Problem> stop() {
    return stop;
  }

  @Override
  public void done(Outcome outcome) {
    listener.done(outcome);
    if (++since >= EVERY) {
      since = 0;
      follow();
    }
  }

  @Override
  public void waits(Outage outage) {
    listener.waits(outage);
  }

  @Override
  public void goesOn(int generation) {
    listener.goesOn(generation);
  }

  @Override
  public boolean stopRequested() {
    return stop.isPresent() || listener.stopRequested();
  }
}
