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
  private long embeddedForOthers;
  private long embeddedByOthers;
  private long left;
  private Optional<Problem> stop = Optional.empty();

  /** Passes on to this listener. */
  public ReportBuilder(IngestListener listener) {
    this.listener = listener;
  }

  /** Counts one that was done here, for this report. */
  public void add(Outcome outcome) {
    embedded += outcome.wasEmbedded() ? 1 : 0;
    count(outcome);
  }

  /**
   * Counts what became of an input of a shared ingest. What was embedded for it here is counted by
   * {@link #embedded} when it is done.
   *
   * @param here whether it was done here
   */
  public void addShared(Outcome outcome, boolean here) {
    embeddedByOthers += outcome.wasEmbedded() && !here ? 1 : 0;
    count(outcome);
  }

  /**
   * Counts what was embedded here in a shared ingest, at once: it is paid for, whatever becomes of
   * the run.
   *
   * @param forOthers whether it is no input of this report
   */
  public void embedded(Outcome outcome, boolean forOthers) {
    if (outcome.wasEmbedded()) {
      embedded++;
      embeddedForOthers += forOthers ? 1 : 0;
    }
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Added(var source, _, _, var itsNotes) -> {
        added++;
        note(source, itsNotes);
      }
      case Outcome.Updated(var source, _, _, var itsNotes) -> {
        updated++;
        note(source, itsNotes);
      }
      case Outcome.Same _ -> same++;
      case Outcome.Renamed _ -> renamed++;
      case Outcome.Skipped it -> skipped.add(it);
      case Outcome.Failed it -> failed.add(it);
    }
    listener.done(outcome);
  }

  private void note(String source, List<String> itsNotes) {
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
        new IngestReport.Others(embeddedForOthers, embeddedByOthers),
        skipped,
        failed,
        notes,
        more || left > 0 || isStopped(),
        stop);
  }
}
