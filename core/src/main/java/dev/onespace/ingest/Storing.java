package dev.onespace.ingest;

import dev.onespace.blob.BlobCollector;
import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.CatalogView;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.Turns;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what was planned: each item in one turn with its blobs, so that no other thread sweeps a
 * blob between its writing and the item that uses it. What another thread changed since it was
 * planned is found again here.
 */
final class Storing {
  static final Problem CHANGED =
      new Problem(
          ErrorCode.UNREADABLE,
          "the file changed while it was taken in",
          Remedy.of("Run %s again when nothing writes to it.", Named.AGAIN));

  private static final Problem NOT_KEPT =
      new Problem(
          ErrorCode.UNREADABLE,
          "what is put among the blobs is not there",
          "Let the folder of the blobs be one that keeps what is written to it.");

  private static final int MOST_ATTEMPTS = 10;

  /** Bytes of an original that is compared by its size only, when its input is met again. */
  private static final long LARGE = 16L << 20;

  private final Catalog catalog;
  private final Blobs blobs;
  private final BlobCollector sweep;
  private final Turns turns;

  Storing(Catalog catalog, Blobs blobs, Turns turns) {
    this.catalog = catalog;
    this.blobs = blobs;
    this.sweep = new BlobCollector(catalog, blobs);
    this.turns = turns;
  }

  /**
   * Leaves an item as it is, but for its original: one that went missing or is damaged comes back
   * with the first ingest that sees its bytes again. Nothing if the item is gone or other since it
   * was planned.
   */
  Optional<Outcome> keep(Input input, Plan.Keep plan) {
    return turns.take(
        () ->
            isThere(plan.item())
                ? Optional.of(restored(input, plan.item(), plan.outcome()))
                : Optional.empty());
  }

  /** Writes other fields; nothing if the item is gone or other since it was planned. */
  Optional<Outcome> rewrite(Input input, Plan.Rewrite plan) {
    Item fresh = plan.fresh();
    return turns.take(
        () -> {
          if (!catalog.updateInPlaceOf(plan.former(), fresh)) {
            return Optional.empty();
          }
          return Optional.of(restored(input, fresh, plan.outcome()));
        });
  }

  private boolean isThere(Item planned) {
    return catalog.item(planned.id()).filter(it -> it.item().equals(planned)).isPresent();
  }

  /** Whether an item of another id came from there. */
  private boolean isOfOther(String source, ItemId id) {
    return catalog.bySource(source).filter(it -> !it.item().id().equals(id)).isPresent();
  }

  /** Copies the passages of the twin; nothing if it has to be planned anew. */
  Optional<Outcome> copy(Plan.Copy copy) {
    return turns.take(
        () -> {
          if (isOutdated(copy)) {
            return Optional.empty();
          }
          Optional<Outcome> notKept = restore(copy.input(), copy.content());
          return notKept.isPresent() ? notKept : copied(copy);
        });
  }

  /** A thumbnail that was lost before is not missed. */
  private Optional<Outcome> copied(Plan.Copy copy) {
    Checkpoint checkpoint = copy.twin().checkpoint();
    Set<ContentHash> lost =
        checkpoint.thumbnail().filter(it -> !isThere(it)).stream().collect(Collectors.toSet());
    Predicate<ContentHash> kept = hash -> isThere(hash) || lost.contains(hash);
    return catalog
        .atOneMoment(moment -> twin(moment, copy.twin()))
        .map(passages -> put(copy, passages, checkpoint, kept))
        .flatMap(
            it -> it instanceof Attempt.Done(var notes) ? Optional.of(notes) : Optional.empty())
        .map(notes -> copy.outcome(false, notes));
  }

  /** The passages of the twin, if it is what it was. */
  private static Optional<List<Passage>> twin(CatalogView moment, StoredItem planned) {
    ItemId id = planned.item().id();
    return Optional.ofNullable(moment.items(List.of(id)).get(id))
        .filter(
            there ->
                there.item().content().equals(planned.item().content())
                    && there.checkpoint().equals(planned.checkpoint()))
        .flatMap(_ -> Optional.ofNullable(moment.passages(List.of(id)).get(id)));
  }

  /** Writes an item with what it was embedded as; nothing if it has to be planned anew. */
  Optional<Outcome> put(Plan.Embed plan, Embedded.Done done, PipelineHash pipeline) {
    return turns.take(() -> isOutdated(plan) ? Optional.empty() : written(plan, done, pipeline));
  }

  /**
   * Whether the item that the input becomes is another one by now: its source is that of an item of
   * another id, or its id that of an item from another source.
   */
  private boolean isOutdated(Plan.Store plan, Optional<StoredItem> there) {
    Input input = plan.input();
    return input.id().isPresent()
        ? there.filter(it -> Planner.isAnother(input, it.item())).isPresent()
        : isOfOther(input.source(), plan.id())
            || there.filter(it -> !it.item().source().equals(input.source())).isPresent();
  }

  private boolean isOutdated(Plan.Store plan) {
    return isOutdated(plan, catalog.item(plan.id()));
  }

  /**
   * A blob that nothing used when it was put may have been swept by another node before the item
   * was written: then both is done again.
   */
  private Optional<Outcome> written(Plan.Embed plan, Embedded.Done done, PipelineHash pipeline) {
    Input input = plan.input();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        ContentHash put = kept(input);
        if (!put.equals(plan.content())) {
          sweep.drop(Set.of(put));
          return Optional.of(new Outcome.Failed(input.source(), CHANGED));
        }
      } catch (OnespaceException unreadable) {
        return Optional.of(failed(input, unreadable));
      }
      Optional<ContentHash> thumbnail =
          done.thumbnail().map(small -> blobs.put(new ByteSource.OfBytes(small.jpeg())));
      var checkpoint = new Checkpoint(pipeline, thumbnail, done.facts());
      switch (put(plan, done.passages(), checkpoint, this::isThere)) {
        case Attempt.Done(var notes) -> {
          catalog.release(plan.content());
          return Optional.of(
              plan.outcome(true, Stream.concat(done.notes().stream(), notes.stream()).toList()));
        }
        case Attempt.Outdated() -> {
          return Optional.empty();
        }
        case Attempt.NotKept() -> {}
      }
    }
    return Optional.of(new Outcome.Failed(input.source(), NOT_KEPT));
  }

  /** What became of writing an item. */
  private sealed interface Attempt {
    /** It is written; with what is to be noted. */
    record Done(List<String> notes) implements Attempt {}

    /** Nothing is written: a blob is not there. */
    record NotKept() implements Attempt {}

    /** Nothing is written: another node changed its item since it was planned. */
    record Outdated() implements Attempt {}
  }

  private Attempt put(
      Plan.Store plan, List<Passage> passages, Checkpoint checkpoint, Predicate<ContentHash> kept) {
    Input input = plan.input();
    Optional<StoredItem> replaced = catalog.item(plan.id());
    Item item =
        new Item(
            plan.id(),
            input.content().media(),
            input.source(),
            input.title(),
            plan.content(),
            plan.metadata(replaced, checkpoint.facts()),
            input.origin());
    if (isOutdated(plan, replaced)) {
      return new Attempt.Outdated();
    }
    var stored = new StoredItem(item, checkpoint);
    try {
      return switch (catalog.putInPlaceOf(replaced, new Entry(item, passages), checkpoint, kept)) {
        case DONE -> new Attempt.Done(replaced.flatMap(this::swept).stream().toList());
        case NOT_KEPT -> new Attempt.NotKept();
        case CHANGED -> {
          sweep.after(stored);
          requireOwnSource(input, item);
          yield new Attempt.Outdated();
        }
      };
    } catch (OnespaceException refused) {
      sweep.after(stored); // what was kept for it
      throw refused;
    }
  }

  /** Of an id that was given no other plan can be made. */
  private void requireOwnSource(Input input, Item item) {
    Optional<StoredItem> other = catalog.bySource(item.source());
    if (input.id().isPresent()
        && other.filter(it -> !it.item().id().equals(item.id())).isPresent()) {
      throw new OnespaceException(
          ErrorCode.BAD_RECORD,
          "source %s of item '%s' is already that of item '%s'"
              .formatted(item.source(), item.id(), other.get().item().id()));
    }
  }

  /** Why the blobs of the replaced item are still there, if they are. */
  private Optional<String> swept(StoredItem replaced) {
    try {
      sweep.after(replaced);
      return Optional.empty();
    } catch (OnespaceException hindered) {
      return Optional.of(
          "what it was before is not removed: %s; the doctor's mending removes it"
              .formatted(hindered.problem().cause()));
    }
  }

  /** The hash of what is among the blobs now. What was read from there is not put there again. */
  private ContentHash kept(Input input) {
    return input.kept().filter(blobs::has).orElseGet(() -> blobs.put(input.content().bytes()));
  }

  private Outcome restored(Input input, Item item, Outcome outcome) {
    return restore(input, item.content()).orElse(outcome);
  }

  /** What became of it, if its original cannot be kept. */
  private Optional<Outcome> restore(Input input, ContentHash content) {
    try {
      if (input.kept().filter(blobs::has).isEmpty() && !isKept(input.content(), content)) {
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

  private boolean isThere(ContentHash hash) {
    return blobs.has(hash);
  }

  private static OnespaceException unreadable(IOException e) {
    return new OnespaceException(
        ErrorCode.of(e), "its original cannot be kept: " + FileFailure.reason(e), e);
  }

  /** An unreadable input fails alone; with a full disk every other would fail too. */
  private static Outcome failed(Input input, OnespaceException failure) {
    if (failure.problem().code() == ErrorCode.DISK_FULL) {
      throw failure;
    }
    return new Outcome.Failed(input.source(), failure.problem());
  }
}
