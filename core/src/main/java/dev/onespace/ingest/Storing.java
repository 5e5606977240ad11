package dev.onespace.ingest;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Passage;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import dev.onespace.store.Blobs;
import dev.onespace.store.Catalog;
import dev.onespace.store.Catalog.Checkpoint;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.Entry;
import dev.onespace.store.Sweep;
import dev.onespace.store.Turns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what was planned: each item in one turn with its blobs, so that no other thread sweeps a
 * blob between its writing and the item that uses it. What another thread changed since it was
 * planned is found again here.
 */
final class Storing {
  private static final Problem CHANGED =
      new Problem(
          ErrorCode.UNREADABLE,
          "the file changed while it was taken in",
          "Run the same command again when nothing writes to it.");

  private final Catalog catalog;
  private final Blobs blobs;
  private final Sweep sweep;
  private final Turns turns;

  Storing(Catalog catalog, Blobs blobs, Turns turns) {
    this.catalog = catalog;
    this.blobs = blobs;
    this.sweep = new Sweep(catalog, blobs);
    this.turns = turns;
  }

  /** An original that went missing comes back with the first ingest that sees its bytes again. */
  Outcome keep(Input input, Item item, Outcome outcome) {
    return turns.take(() -> restored(input, item, outcome));
  }

  /** Writes other fields; nothing if the item is gone or other since it was planned. */
  Optional<Outcome> rewrite(Input input, Item fresh, Outcome outcome) {
    return turns.take(
        () -> {
          Optional<ContentHash> there = catalog.item(fresh.id()).map(it -> it.item().content());
          if (!there.equals(Optional.of(fresh.content()))) {
            return Optional.empty();
          }
          catalog.update(fresh);
          return Optional.of(restored(input, fresh, outcome));
        });
  }

  /** Copies the passages of the twin; nothing if that is gone or other since it was planned. */
  Optional<Outcome> copy(Plan.Copy copy) {
    ItemId twin = copy.twin().item().id();
    return turns.take(
        () ->
            catalog
                .atOneMoment(moment -> twin(moment.entries(List.of(twin)), copy))
                .map(
                    passages ->
                        copy.outcome(false, put(copy, passages, copy.twin().checkpoint()))));
  }

  private static Optional<List<Passage>> twin(Map<ItemId, Entry> there, Plan.Copy copy) {
    return Optional.ofNullable(there.get(copy.twin().item().id()))
        .filter(entry -> entry.item().content().equals(copy.content()))
        .map(Entry::passages);
  }

  /** Writes an item with what it was embedded as. */
  Outcome put(Plan.Embed plan, Embedded.Done done, PipelineHash pipeline) {
    return turns.take(() -> written(plan, done, pipeline));
  }

  private Outcome written(Plan.Embed plan, Embedded.Done done, PipelineHash pipeline) {
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
    List<String> notes = new ArrayList<>(done.notes());
    notes.addAll(put(plan, done.passages(), new Checkpoint(pipeline, thumbnail, done.facts())));
    catalog.release(plan.content());
    return plan.outcome(true, notes);
  }

  /** Gives what is to be noted. */
  private List<String> put(Plan.Store plan, List<Passage> passages, Checkpoint checkpoint) {
    Input input = plan.input();
    Metadata metadata = checkpoint.facts().with(input.metadata());
    Item item =
        new Item(
            plan.id(),
            input.content().type(),
            input.source(),
            input.title(),
            plan.content(),
            metadata);
    Optional<StoredItem> replaced = catalog.item(plan.id());
    catalog.put(new Entry(item, passages), checkpoint);
    return replaced.flatMap(this::swept).stream().toList();
  }

  /** Why the blobs of the replaced item are still there, if they are. */
  private Optional<String> swept(StoredItem replaced) {
    try {
      sweep.after(replaced);
      return Optional.empty();
    } catch (OnespaceException hindered) {
      return Optional.of(
          "what it was before is not removed: %s; onespace doctor --mend removes it"
              .formatted(hindered.problem().cause()));
    }
  }

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
}
