package dev.onespace.ingest;

import dev.onespace.catalog.KnownInputs;
import dev.onespace.item.ContentHash;
import dev.onespace.space.Content;
import dev.onespace.space.PipelineHash;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what an {@link Ingest} of the same inputs would do, and does none of it: nothing is
 * embedded or written. That something can be decoded only the ingest itself finds out.
 */
public final class DryRun {
  private final KnownInputs known;
  private final PipelineHash pipeline;
  private final Consumer<Content> embeds;

  /** A rehearsal of an ingest by this pipeline into a catalog that knows so much. */
  public DryRun(KnownInputs known, PipelineHash pipeline) {
    this(known, pipeline, _ -> {});
  }

  /**
   * The same.
   *
   * @param embeds told every content that would be embedded
   */
  public DryRun(KnownInputs known, PipelineHash pipeline, Consumer<Content> embeds) {
    this.known = known;
    this.pipeline = pipeline;
    this.embeds = embeds;
  }

  /** What would become of all inputs, or of those until the listener asks to stop. */
  public IngestReport run(
      Iterator<Incoming> inputs, IngestOptions options, IngestListener listener) {
    var report = new ReportBuilder(listener);
    var planner = new Planner(known, pipeline, options);
    Set<ContentHash> embedded = new HashSet<>();
    while (inputs.hasNext() && !listener.stopRequested()) {
      report.add(
          switch (inputs.next()) {
            case Incoming.Rejected(var source, var problem) -> new Outcome.Failed(source, problem);
            case Incoming.Ready(var input) -> outcome(planner.plan(input), embedded);
          });
    }
    return report.report(inputs.hasNext());
  }

  private Outcome outcome(Plan plan, Set<ContentHash> embedded) {
    return switch (plan) {
      case Plan.Finished(var outcome) -> outcome;
      case Plan.Keep(_, var outcome) -> outcome;
      case Plan.Rewrite(_, _, var outcome) -> outcome;
      case Plan.Copy copy -> copy.outcome(false, List.of());
      case Plan.Embed embed -> {
        boolean isNew = embedded.add(embed.content());
        if (isNew) {
          embeds.accept(embed.input().content());
        }
        yield embed.outcome(isNew, List.of());
      }
    };
  }
}
