package dev.onespace.ingest;

import dev.onespace.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts outcomes and passes each on to the listener. */
public final class ReportBuilder {
  private final IngestListener listener;
  private final List<Outcome.Skipped> skipped = new ArrayList<>();
  private final List<Outcome.Failed> failed = new ArrayList<>();
  private final Map<String, List<String>> notes = new LinkedHashMap<>();
  private long added;
  private long updated;
  private long same;
  private long renamed;
  private long embedded;
  private long left;
  private Optional<Problem> stop = Optional.empty();

  /** Passes on to this listener. */
  public ReportBuilder(IngestListener listener) {
    this.listener = listener;
  }

  /** Counts one. */
  public void add(Outcome outcome) {
    switch (outcome) {
      case Outcome.Added(var source, _, var wasEmbedded, var itsNotes) -> {
        added++;
        count(source, wasEmbedded, itsNotes);
      }
      case Outcome.Updated(var source, _, var wasEmbedded, var itsNotes) -> {
        updated++;
        count(source, wasEmbedded, itsNotes);
      }
      case Outcome.Same _ -> same++;
      case Outcome.Renamed _ -> renamed++;
      case Outcome.Skipped it -> skipped.add(it);
      case Outcome.Failed it -> failed.add(it);
    }
    listener.done(outcome);
  }

  private void count(String source, boolean wasEmbedded, List<String> itsNotes) {
    if (wasEmbedded) {
      embedded++;
    }
    if (!itsNotes.isEmpty()) {
      notes.put(source, itsNotes);
    }
  }

  /** Hears of a problem that every other input would meet too; the first one is told. */
  public void stop(Problem problem) {
    stop = stop.or(() -> Optional.of(problem));
  }

  /** Counts inputs that were planned and then left, as it was asked to stop. */
  void leave(long inputs) {
    left += inputs;
  }

  boolean stopRequested() {
    return listener.stopRequested();
  }

  boolean isStopped() {
    return stop.isPresent();
  }

  /**
   * What was counted.
   *
   * @param more whether there are inputs that were not looked at
   */
  public IngestReport report(boolean more) {
    return new IngestReport(
        added,
        updated,
        same,
        renamed,
        embedded,
        skipped,
        failed,
        notes,
        more || left > 0 || isStopped(),
        stop);
  }
}
