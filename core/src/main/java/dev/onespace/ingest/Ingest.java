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
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

  private static final Problem NOT_KEPT =
      new Problem(
          ErrorCode.UNREADABLE,
          "what is put among the blobs is not there",
          "Let the folder of the blobs be one that keeps what is written to it.");

  private static final int MOST_ATTEMPTS = 10;

  /** Bytes of an original that is compared by its size only, when its input is met again. */
  private static final long LARGE = 16L << 20;

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
      case Plan.Copy copy -> {
        Optional<Outcome> copied = copy(copy);
        if (copied.isPresent()) {
          report.add(copied.get());
        } else {
          take(input, planner, batch, report);
        }
      }
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

  /** An original that went missing or is damaged comes back with the first ingest of its bytes. */
  private Outcome restored(Input input, Item item, Outcome outcome) {
    return restore(input, item.content()).orElse(outcome);
  }

  /** What became of it, if its original cannot be kept. */
  private Optional<Outcome> restore(Input input, ContentHash content) {
    try {
      if (!isKept(input.content(), content)) {
        blobs.put(input.content().bytes());
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(failed(input, unreadable(e)));
    } catch (OnespaceException unreadable) {
      return Optional.of(failed(input, unreadable));
    }
  }

  /** Large ones are not read for it: their size tells most damages. */
  private boolean isKept(Content content, ContentHash hash) throws IOException {
    Optional<ByteSource> kept = blobs.get(hash);
    if (kept.isEmpty() || kept.get().size() != content.bytes().size()) {
      return false;
    }
    return kept.get().size() > LARGE || blobs.isSound(hash);
  }

  private void finish(Batch batch, ReportBuilder report) {
    List<Plan.Embed> plans = batch.drain();
    if (plans.isEmpty()) {
      return;
    }
    List<Content> contents = plans.stream().map(plan -> plan.input().content()).toList();
    List<Embedded> answers = space.embed(contents, Task.DOCUMENT);
    for (int i = 0; i < plans.size(); i++) {
      if (answers.get(i) instanceof Embedded.Failed(var problem) && problem.code().stopsAll()) {
        report.stop(problem); // its input is not to blame, and is not done
      } else {
        report.add(write(plans.get(i), answers.get(i)));
      }
    }
  }

  private Outcome write(Plan.Embed plan, Embedded answer) {
    String source = plan.input().source();
    return switch (answer) {
      case Embedded.Failed(var problem) -> {
        if (problem.code().blamesInput()) {
          catalog.quarantine(plan.content(), source, problem);
        }
        yield new Outcome.Failed(source, problem);
      }
      case Embedded.Done done -> clock.time(Stage.STORE, () -> write(plan, done));
    };
  }

  /**
   * A blob that nothing used when it was put may have been swept before the item was written: then
   * both is done again.
   */
  private Outcome write(Plan.Embed plan, Embedded.Done done) {
    Input input = plan.input();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        if (!blobs.put(input.content().bytes()).equals(plan.content())) {
          return new Outcome.Failed(input.source(), CHANGED);
        }
      } catch (OnespaceException unreadable) {
        return failed(input, unreadable);
      }
      Optional<ContentHash> thumbnail =
          done.thumbnail().map(small -> blobs.put(new ByteSource.OfBytes(small.jpeg())));
      var checkpoint = new Checkpoint(space.pipeline(), thumbnail, done.facts());
      if (put(plan, done.passages(), checkpoint, this::isThere)) {
        catalog.release(plan.content());
        return plan.outcome(true, done.notes());
      }
    }
    return new Outcome.Failed(input.source(), NOT_KEPT);
  }

  private boolean put(
      Plan.Store plan, List<Passage> passages, Checkpoint checkpoint, Predicate<ContentHash> kept) {
    Input input = plan.input();
    Item item =
        new Item(
            plan.id(),
            input.content().type(),
            input.source(),
            input.title(),
            plan.content(),
            checkpoint.facts().with(input.metadata()));
    boolean written = catalog.put(new Entry(item, passages), checkpoint, kept);
    if (written) {
      plan.former().ifPresent(sweep::after);
    }
    return written;
  }

  /**
   * False if the twin has gone meanwhile, and maybe its blobs with it. A thumbnail that was lost
   * before is not missed.
   */
  private boolean copied(Plan.Copy copy) {
    ItemId twin = copy.twin().item().id();
    Checkpoint checkpoint = copy.twin().checkpoint();
    Set<ContentHash> lost =
        checkpoint.thumbnail().filter(it -> blobs.get(it).isEmpty()).stream()
            .collect(Collectors.toSet());
    List<Passage> passages = catalog.passages(List.of(twin)).getOrDefault(twin, List.of());
    if (catalog.item(twin).isEmpty()) {
      return false;
    }
    return put(copy, passages, checkpoint, hash -> isThere(hash) || lost.contains(hash));
  }

  /** Nothing if it has to be planned anew. */
  private Optional<Outcome> copy(Plan.Copy copy) {
    Optional<Outcome> notKept = restore(copy.input(), copy.content());
    return notKept.isPresent() || !copied(copy)
        ? notKept
        : Optional.of(copy.outcome(false, List.of()));
  }

  private static OnespaceException unreadable(IOException e) {
    return new OnespaceException(
        ErrorCode.UNREADABLE, "its original cannot be kept: " + e.getMessage(), e);
  }

  private boolean isThere(ContentHash hash) {
    return blobs.get(hash).isPresent();
  }

  /** An unreadable input fails alone; with a full disk every other would fail too. */
  private static Outcome failed(Input input, OnespaceException failure) {
    if (failure.problem().code() == ErrorCode.DISK_FULL) {
      throw failure;
    }
    return new Outcome.Failed(input.source(), failure.problem());
  }
}
