package dev.onespace.ingest;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.store.Blobs;
import dev.onespace.store.Catalog;
import dev.onespace.store.Turns;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes inputs into a collection. An item is written as a whole or not at all; what is known is not
 * embedded again; one bad input harms only itself. Stopped at any moment, the same call goes on
 * where it was. It stops by itself when the space says that every other input would fail as well (a
 * quota or a budget is used up, a key is refused): what is done by then is kept.
 *
 * <p>It writes the catalog only: the indexes follow by {@link IndexFollower}.
 */
public final class Ingest {
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
    var batch = new Batch(options.batch());
    try {
      while (inputs.hasNext() && !report.isStopped() && !report.stopRequested()) {
        switch (inputs.next()) {
          case Incoming.Rejected(var source, var problem) ->
              report.add(new Outcome.Failed(source, problem));
          case Incoming.Ready(var input) -> take(input, planner, batch, report);
        }
      }
      if (!report.isStopped()) {
        finish(planner, batch, report);
      }
      requireServing();
    } catch (OnespaceException refused) {
      if (refused.problem().code() != ErrorCode.SWITCHED) {
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

  private void take(Input input, Planner planner, Batch batch, ReportBuilder report) {
    if (batch.holdsTwinOf(input)) {
      finish(planner, batch, report);
      if (report.isStopped()) {
        return;
      }
    }
    Plan plan = clock.time(Stage.STORE, () -> planner.plan(input));
    if (plan instanceof Plan.Store store && batch.holdsTwinOf(store)) {
      finish(planner, batch, report);
      if (!report.isStopped()) {
        take(input, planner, batch, report);
      }
      return;
    }
    switch (plan) {
      case Plan.Finished(var outcome) -> report.add(outcome);
      case Plan.Keep(var item, var outcome) -> report.add(storing.keep(input, item, outcome));
      case Plan.Rewrite(var fresh, var outcome) ->
          add(
              unlessGone(input, () -> storing.rewrite(input, fresh, outcome)),
              input,
              planner,
              batch,
              report);
      case Plan.Copy copy ->
          add(unlessGone(input, () -> storing.copy(copy)), input, planner, batch, report);
      case Plan.Embed embed -> {
        batch.add(embed);
        if (batch.isFull()) {
          finish(planner, batch, report);
        }
      }
    }
  }

  /** What another thread changed meanwhile is planned anew. */
  private void add(
      Optional<Outcome> outcome, Input input, Planner planner, Batch batch, ReportBuilder report) {
    outcome.ifPresentOrElse(report::add, () -> take(input, planner, batch, report));
  }

  /** An item that was deleted while it was taken in is none of this collection any more. */
  private static Optional<Outcome> unlessGone(Input input, Supplier<Optional<Outcome>> work) {
    try {
      return work.get();
    } catch (OnespaceException refused) {
      if (refused.problem().code() != ErrorCode.GONE) {
        throw refused;
      }
      return Optional.of(new Outcome.Failed(input.source(), refused.problem()));
    }
  }

  private void finish(Planner planner, Batch batch, ReportBuilder report) {
    List<Plan.Embed> plans = batch.drain();
    if (plans.isEmpty()) {
      return;
    }
    List<Content> contents = plans.stream().map(plan -> plan.input().content()).toList();
    List<Embedded> answers = space.embed(contents, Task.DOCUMENT, report::stopRequested);
    report.leave(plans.size() - answers.size());
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof Embedded.Failed(var problem, _) && problem.code().stopsAll()) {
        report.stop(problem); // its input is not to blame, and is not done
      } else {
        add(write(plans.get(i), answers.get(i)), plans.get(i).input(), planner, batch, report);
      }
    }
  }

  private Optional<Outcome> write(Plan.Embed plan, Embedded answer) {
    String source = plan.input().source();
    return switch (answer) {
      case Embedded.Failed(var problem, _) -> {
        if (problem.code().blamesInput()) {
          catalog.quarantine(plan.content(), source, problem);
        }
        yield Optional.of(new Outcome.Failed(source, problem));
      }
      case Embedded.Done done ->
          unlessGone(
              plan.input(),
              () -> clock.time(Stage.STORE, () -> storing.put(plan, done, space.pipeline())));
    };
  }
}
