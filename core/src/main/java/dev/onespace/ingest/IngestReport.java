package dev.onespace.ingest;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an ingest did.
 *
 * @param added items that are new
 * @param updated items that changed
 * @param same items that did not
 * @param renamed items whose source moved
 * @param embedded inputs that this ingest put through the space, whoever brought them: what it
 *     bought where that is paid for
 * @param others what other nodes have to do with it
 * @param skipped inputs left out because the same bytes failed before
 * @param failed inputs that could not be taken in
 * @param notes what was cut, scaled or left out, by source
 * @param stopped whether it was stopped before the last input; what was not done is counted nowhere
 * @param stop the problem for which it stopped by itself
 */
public record IngestReport(
    long added,
    long updated,
    long same,
    long renamed,
    long embedded,
    Others others,
    List<Outcome.Skipped> skipped,
    List<Outcome.Failed> failed,
    Map<String, List<String>> notes,
    boolean stopped,
    Optional<Problem> stop) {
  /**
   * What nodes that fill one collection embed for one another.
   *
   * @param forThem inputs of others among those that this ingest embedded
   * @param byThem inputs of this ingest that others embedded
   */
  public record Others(long forThem, long byThem) {
    /** There are no others. */
    public static final Others NONE = new Others(0, 0);
  }

  /** What an ingest of nothing did. */
  public static final IngestReport NOTHING =
      new IngestReport(
          0, 0, 0, 0, 0, Others.NONE, List.of(), List.of(), Map.of(), false, Optional.empty());

  public IngestReport {
    skipped = List.copyOf(skipped);
    failed = List.copyOf(failed);
    notes = new TreeMap<>(notes);
  }

  /** The same, stopped before its end by this problem, if it was not stopped by another. */
  public IngestReport stoppedBy(Problem problem) {
    return new IngestReport(
        added,
        updated,
        same,
        renamed,
        embedded,
        others,
        skipped,
        failed,
        notes,
        true,
        stop.or(() -> Optional.of(problem)));
  }

  /** What this ingest and one that went on where this one stopped did together. */
  public IngestReport and(IngestReport rest) {
    Map<String, List<String>> allNotes = new TreeMap<>(notes);
    allNotes.putAll(rest.notes);
    return new IngestReport(
        added + rest.added,
        updated + rest.updated,
        same + rest.same,
        renamed + rest.renamed,
        embedded + rest.embedded,
        new Others(others.forThem + rest.others.forThem, others.byThem + rest.others.byThem),
        Stream.concat(skipped.stream(), rest.skipped.stream()).toList(),
        Stream.concat(failed.stream(), rest.failed.stream()).toList(),
        allNotes,
        rest.stopped,
        rest.stop);
  }

  /** Whether it ended because another generation of the collection serves since it began. */
  public boolean isSwitched() {
    return stop.filter(it -> it.code() == ErrorCode.SWITCHED).isPresent();
  }

  /** Whether every input is in. */
  public boolean complete() {
    return skipped.isEmpty() && failed.isEmpty() && !stopped;
  }
}
