package dev.onespace.ingest;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.store.Blobs;
import dev.onespace.store.Catalog;
import dev.onespace.store.Catalog.Checkpoint;
import dev.onespace.store.Entry;
import dev.onespace.store.Sweep;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes inputs into a collection. An item is written as a whole or not at all; what is known is not
 * embedded again; one bad input harms only itself. Stopped at any moment, the same call goes on
 * where it was. It stops by itself when the space says that every other input would fail as well (a
 * quota or a budget is used up, a key is refused): what is done by then is kept.
 *
 * <p>It writes the catalog only: the indexes follow by {@link IndexFollower}.
 */
public final class Ingest {
  private static final Problem CHANGED =
      new Problem(
          ErrorCode.UNREADABLE,
          "the file changed while it was taken in",
          "Run the same command again when nothing writes to it.");

  private final Space space;
  private final Catalog catalog;
  private final Blobs blobs;
  private final Sweep sweep;
  private final StageClock clock;

  /** An ingest into this catalog; nothing is closed by it. */
  public Ingest(Space space, Catalog catalog, Blobs blobs, StageClock clock) {
    this.space = space;
    this.catalog = catalog;
    this.blobs = blobs;
    this.sweep = new Sweep(catalog, blobs);
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
    while (inputs.hasNext() && !report.isStopped() && !listener.stopRequested()) {
      switch (inputs.next()) {
        case Incoming.Rejected(var source, var problem) ->
            report.add(new Outcome.Failed(source, problem));
        case Incoming.Ready(var input) -> take(input, planner, batch, report);
      }
    }
    if (!report.isStopped()) {
      finish(batch, report);
    }
    return report.report(inputs.hasNext());
  }

  private void take(Input input, Planner planner, Batch batch, ReportBuilder report) {
    if (batch.holdsTwinOf(input)) {
      finish(batch, report);
      if (report.isStopped()) {
        return;
      }
    }
    switch (clock.time(Stage.STORE, () -> planner.plan(input))) {
      case Plan.Finished(var outcome) -> report.add(outcome);
      case Plan.Keep(var item, var outcome) -> report.add(restored(input, item, outcome));
      case Plan.Rewrite(var fresh, var outcome) -> {
        clock.run(Stage.STORE, () -> catalog.update(fresh));
        report.add(restored(input, fresh, outcome));
      }
      case Plan.Copy copy -> report.add(copy(copy));
      case Plan.Embed embed -> {
        if (batch.holds(embed.content())) {
          finish(batch, report);
          if (!report.isStopped()) {
            take(input, planner, batch, report);
          }
          return;
        }
        batch.add(embed);
        if (batch.isFull()) {
          finish(batch, report);
        }
      }
    }
  }

  /** An original that went missing comes back with the first ingest that sees its bytes again. */
  private Outcome restored(Input input, Item item, Outcome outcome) {
    if (blobs.get(item.content()).isPresent()) {
      return outcome;
    }
    try {
      keepOriginal(input.content());
      return outcome;
    } catch (OnespaceException unreadable) {
      return failed(input, unreadable);
    }
  }

  private void finish(Batch batch, ReportBuilder report) {
    List<Plan.Embed> plans = batch.drain();
    if (plans.isEmpty()) {
      return;
    }
    List<Content> contents = plans.stream().map(plan -> plan.input().content()).toList();
    List<Embedded> answers = space.embed(contents, Task.DOCUMENT);
    for (int i = 0; i < plans.size(); i++) {
      if (answers.get(i) instanceof Embedded.Failed(var problem, _) && problem.code().stopsAll()) {
        report.stop(problem); // its input is not to blame, and is not done
      } else {
        report.add(write(plans.get(i), answers.get(i)));
      }
    }
  }

  private Outcome write(Plan.Embed plan, Embedded answer) {
    String source = plan.input().source();
    return switch (answer) {
      case Embedded.Failed(var problem, _) -> {
        if (problem.code().blamesInput()) {
          catalog.quarantine(plan.content(), source, problem);
        }
        yield new Outcome.Failed(source, problem);
      }
      case Embedded.Done done -> clock.time(Stage.STORE, () -> write(plan, done));
    };
  }

  private Outcome write(Plan.Embed plan, Embedded.Done done) {
    Input input = plan.input();
    try {
      if (!keepOriginal(input.content()).equals(plan.content())) {
        return new Outcome.Failed(input.source(), CHANGED);
      }
    } catch (OnespaceException unreadable) {
      return failed(input, unreadable);
    }
    Optional<ContentHash> thumbnail =
        done.thumbnail().map(small -> blobs.put(new ByteSource.OfBytes(small.jpeg())));
    var checkpoint = new Checkpoint(space.pipeline(), thumbnail, done.facts());
    put(plan, done.passages(), checkpoint);
    catalog.release(plan.content());
    return plan.outcome(true, done.notes());
  }

  private void put(Plan.Store plan, List<Passage> passages, Checkpoint checkpoint) {
    Input input = plan.input();
    Item item =
        new Item(
            plan.id(),
            input.content().type(),
            input.source(),
            input.title(),
            plan.content(),
            checkpoint.facts().with(input.metadata()));
    catalog.put(new Entry(item, passages), checkpoint);
    plan.former().ifPresent(sweep::after);
  }

  private Outcome copy(Plan.Copy copy) {
    ItemId twin = copy.twin().item().id();
    List<Passage> passages = catalog.passages(List.of(twin)).getOrDefault(twin, List.of());
    put(copy, passages, copy.twin().checkpoint());
    return copy.outcome(false, List.of());
  }

  private ContentHash keepOriginal(Content content) {
    return switch (content) {
      case Content.Words(var text) ->
          blobs.put(new ByteSource.OfBytes(text.getBytes(StandardCharsets.UTF_8)));
      case Content.Picture(var bytes) -> blobs.put(bytes);
      case Content.Recording(var bytes) -> blobs.put(bytes);
    };
  }

  /** An unreadable input fails alone; with a full disk every other would fail too. */
  private static Outcome failed(Input input, OnespaceException failure) {
    if (failure.problem().code() == ErrorCode.DISK_FULL) {
      throw failure;
    }
    return new Outcome.Failed(input.source(), failure.problem());
  }

  /** Inputs on their way through the space together: no two with the same bytes, source or id. */
  private static final class Batch {
    private static final long MOST_CHARACTERS = 4_000_000;

    private final int size;
    private final List<Plan.Embed> plans = new ArrayList<>();
    private final Set<Object> names = new HashSet<>();
    private long characters;

    Batch(int size) {
      this.size = size;
    }

    void add(Plan.Embed plan) {
      plans.add(plan);
      characters += charactersHeld(plan.input().content());
      names.add(plan.input().source());
      names.add(plan.id());
      names.add(plan.content());
    }

    boolean isFull() {
      return plans.size() >= size || characters >= MOST_CHARACTERS;
    }

    boolean holds(ContentHash content) {
      return names.contains(content);
    }

    boolean holdsTwinOf(Input input) {
      return names.contains(input.source()) || names.contains(input.newId());
    }

    List<Plan.Embed> drain() {
      List<Plan.Embed> drained = List.copyOf(plans);
      plans.clear();
      names.clear();
      characters = 0;
      return drained;
    }

    /** Texts are in memory while they wait; pictures and recordings are not. */
    private static long charactersHeld(Content content) {
      return switch (content) {
        case Content.Words(var text) -> text.length();
        case Content.Picture _, Content.Recording _ -> 0;
      };
    }
  }
}
