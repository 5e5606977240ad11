package dev.onespace.ingest;

import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Turns;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes inputs into a collection. An item is written as a whole or not at all; what is known is not
 * embedded again; one bad input harms only itself. Stopped at any moment, the same call goes on
 * where it was. It stops by itself when every other input would fail as well (a quota or a budget
 * is used up, a key is refused, a disk is full): what is done by then is kept.
 *
 * <p>It writes the catalog only: the indexes follow by {@link IndexFollower}.
 */
public final class Ingest {
  /** How many batches are embedded at the same time. */
  public static final int AT_ONCE = Pipeline.AT_ONCE;

  private static final int MOST_ATTEMPTS = 20;

  private static final Problem CONTENDED =
      new Problem(
          ErrorCode.LOCKED,
          "other writers changed its item each time when it was about to be written",
          Remedy.of("Run %s again when they are done.", Named.AGAIN));

  /** It was deleted while it was taken in, or its source is that of another item. */
  private static final Set<ErrorCode> OF_ITS_ITEM = Set.of(ErrorCode.GONE, ErrorCode.BAD_RECORD);

  private final Space space;
  private final Catalog catalog;
  private final Storing storing;
  private final StageClock clock;

  /** An ingest of the only thread that writes here; nothing is closed by it. */
  public Ingest(Space space, Catalog catalog, Blobs blobs, StageClock clock) {
    this(space, catalog, blobs, new Turns(), clock);
  }

  /**
   * An ingest beside other threads that write; nothing is closed by it.
   *
   * @param turns in which all threads write an item with its blobs, or remove one
   */
  public Ingest(Space space, Catalog catalog, Blobs blobs, Turns turns, StageClock clock) {
    this.space = space;
    this.catalog = catalog;
    this.storing = new Storing(catalog, blobs, turns);
    this.clock = clock;
  }

  /**
   * Takes all inputs in, or those until the listener asks to stop.
   *
   * @param inputs what a scan brings; read as the work goes on
   * @return what became of them
   */
  public IngestReport run(
      Iterator<Incoming> inputs, IngestOptions options, IngestListener listener) {
    var report = new ReportBuilder(listener);
    var planner = new Planner(catalog, space.pipeline(), options);
    try (var pipeline = new Pipeline(space, options.batch(), report::stopRequested)) {
      while (inputs.hasNext() && !report.isStopped() && !report.stopRequested()) {
        switch (inputs.next()) {
          case Incoming.Rejected(var source, var problem) ->
              report.add(new Outcome.Failed(source, problem));
          case Incoming.Ready(var input) -> take(input, planner, pipeline, report);
        }
      }
      finish(planner, pipeline, report);
      requireServing();
    } catch (OnespaceException refused) {
      if (!refused.problem().code().stopsAll()) {
        throw refused;
      }
      report.stop(refused.problem());
    }
    return report.report(inputs.hasNext());
  }

  /** What was found to be as it should be was looked for in what serves no longer. */
  private void requireServing() {
    if (!catalog.serves()) {
      throw new OnespaceException(ErrorCode.SWITCHED, "another generation serves since this began");
    }
  }

  private void take(Input input, Planner planner, Pipeline pipeline, ReportBuilder report) {
    if (pipeline.holdsTwinOf(input)) {
      finish(planner, pipeline, report);
    }
    for (int attempt = 1; attempt <= MOST_ATTEMPTS && !report.isStopped(); attempt++) {
      Plan plan = plan(planner, input);
      if (plan instanceof Plan.Store store && pipeline.holdsTwinOf(store)) {
        finish(planner, pipeline, report);
      } else if (plan instanceof Plan.Embed embed) {
        pipeline.add(embed);
        if (!pipeline.hasRoom()) {
          write(pipeline.first(), planner, report);
        }
        return;
      } else {
        Optional<Outcome> outcome = done(input, plan, Optional.empty());
        if (outcome.isPresent()) {
          report.add(outcome.get());
          return;
        }
      }
    }
    if (!report.isStopped()) {
      report.add(new Outcome.Failed(input.source(), CONTENDED));
    }
  }

  private Plan plan(Planner planner, Input input) {
    return clock.time(Stage.STORE, () -> planner.plan(input));
  }

  /** Writes all that is under way; where every other would fail, only what has been begun. */
  private void finish(Planner planner, Pipeline pipeline, ReportBuilder report) {
    while (!pipeline.isEmpty()) {
      if (report.isStopped()) {
        report.leave(pipeline.leave());
      }
      if (!pipeline.isEmpty()) {
        write(pipeline.first(), planner, report);
      }
    }
  }

  private void write(Pipeline.Through batch, Planner planner, ReportBuilder report) {
    List<Plan.Embed> plans = batch.plans();
    List<Embedded> answers = batch.answers();
    batch.stop().ifPresent(report::stop);
    report.leave(plans.size() - answers.size());
    for (int i = 0; i < answers.size(); i++) {
      Plan.Embed plan = plans.get(i);
      switch (answers.get(i)) {
        case Embedded.Failed(var problem, _) when problem.code().stopsAll() ->
            report.stop(problem); // its input is not to blame, and is not done
        case Embedded.Failed(var problem, _) -> report.add(failed(plan, problem));
        case Embedded.Done made -> report.add(written(plan, made, planner));
      }
    }
  }

  private Outcome failed(Plan.Embed plan, Problem problem) {
    String source = plan.input().source();
    if (problem.code().blamesInput()) {
      catalog.quarantine(plan.content(), source, problem);
    }
    return new Outcome.Failed(source, problem);
  }

  /** Writes what was embedded; where another thread changed its item meanwhile, planned anew. */
  private Outcome written(Plan.Embed planned, Embedded.Done made, Planner planner) {
    Input input = planned.input();
    Plan plan = planned;
    for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      if (plan instanceof Plan.Embed embed && !embed.content().equals(planned.content())) {
        return new Outcome.Failed(input.source(), Storing.CHANGED);
      }
      Optional<Outcome> outcome = done(input, plan, Optional.of(made));
      if (outcome.isPresent()) {
        return outcome.get();
      }
      plan = plan(planner, input);
    }
    return new Outcome.Failed(input.source(), CONTENDED);
  }

  /**
   * Does what is planned; nothing, and has done nothing, if the plan is out of date.
   *
   * @param made what its content was embedded as, where that is known
   */
  private Optional<Outcome> done(Input input, Plan plan, Optional<Embedded.Done> made) {
    try {
      return switch (plan) {
        case Plan.Finished(var outcome) -> Optional.of(outcome);
        case Plan.Keep keep -> storing.keep(input, keep);
        case Plan.Rewrite rewrite -> storing.rewrite(input, rewrite);
        case Plan.Copy copy -> storing.copy(copy);
        case Plan.Embed embed ->
            clock.time(Stage.STORE, () -> storing.put(embed, made.orElseThrow(), space.pipeline()));
      };
    } catch (OnespaceException refused) {
      if (!OF_ITS_ITEM.contains(refused.problem().code())) {
        throw refused;
      }
      return Optional.of(new Outcome.Failed(input.source(), refused.problem()));
    }
  }
}
