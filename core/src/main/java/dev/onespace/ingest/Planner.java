package dev.onespace.ingest;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.KnownInputs;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Origin;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.PipelineHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides what has to be done for an input, so that nothing is embedded twice. */
final class Planner {
  private final KnownInputs known;
  private final PipelineHash pipeline;
  private final IngestOptions options;

  Planner(KnownInputs known, PipelineHash pipeline, IngestOptions options) {
    this.known = known;
    this.pipeline = pipeline;
    this.options = options;
  }

  Plan plan(Input input) {
    ContentHash content;
    try {
      content = hash(input);
    } catch (IOException unreadable) {
      Problem problem =
          new Problem(ErrorCode.UNREADABLE, "cannot be read: " + FileFailure.reason(unreadable));
      return new Plan.Finished(new Outcome.Failed(input.source(), problem));
    }
    Optional<StoredItem> former = former(input);
    if (former.isPresent() && isAnother(input, former.get().item())) {
      return new Plan.Finished(new Outcome.Failed(input.source(), taken(former.get().item())));
    }
    if (former.isPresent() && isCurrent(former.get(), content)) {
      return refresh(input, former.get());
    }
    return planNew(input, content, former);
  }

  private Plan planNew(Input input, ContentHash content, Optional<StoredItem> former) {
    if (!options.retryFailed()) {
      var failed = known.quarantined(content);
      if (failed.isPresent()) {
        return new Plan.Finished(new Outcome.Skipped(input.source(), failed.get().problem()));
      }
    }
    var twins = known.byContent(content).stream().filter(twin -> isCurrent(twin, content)).toList();
    var moved =
        twins.stream()
            .filter(twin -> mayHaveMoved(input, former, twin))
            .min(Comparator.comparing(twin -> !twin.item().title().equals(input.title())));
    if (moved.isPresent()) {
      return rename(input, moved.get());
    }
    ItemId id = former.map(stored -> stored.item().id()).orElseGet(() -> newId(input));
    return twins.stream()
        .filter(twin -> twin.item().media().modality() == input.content().type())
        .findFirst()
        .<Plan>map(twin -> new Plan.Copy(input, id, content, former, twin))
        .orElseGet(() -> new Plan.Embed(input, id, content, former));
  }

  private Optional<StoredItem> former(Input input) {
    return input.id().isPresent() ? known.item(input.id().get()) : known.bySource(input.source());
  }

  /** One that no item has, so that it takes no other item's place. */
  private ItemId newId(Input input) {
    return input.newId(id -> known.item(id).isPresent());
  }

  /** A file's id was made for it: who names it for something else means another item. */
  static boolean isAnother(Input input, Item item) {
    return item.origin() instanceof Origin.File
        && !(input.origin() instanceof Origin.File)
        && !item.source().equals(input.source());
  }

  private static Problem taken(Item item) {
    return new Problem(
        ErrorCode.BAD_RECORD,
        "the id '%s' is that of another item, made for the file %s"
            .formatted(item.id(), item.source()),
        Remedy.of("Give it another id; or first: %s", new Step.Delete(item.id().value())));
  }

  private boolean isCurrent(StoredItem stored, ContentHash content) {
    return stored.item().content().equals(content)
        && (!options.remake() || stored.checkpoint().pipeline().equals(pipeline));
  }

  private boolean mayHaveMoved(Input input, Optional<StoredItem> former, StoredItem twin) {
    return former.isEmpty()
        && input.id().isEmpty()
        && twin.item().media().modality() == input.content().type()
        && input.origin() instanceof Origin.File
        && twin.item().origin() instanceof Origin.File
        && !options.stillThere().test(twin.item());
  }

  private static Plan rename(Input input, StoredItem moved) {
    Item item = moved.item();
    Item fresh = described(input, moved);
    return new Plan.Rewrite(
        item, fresh, new Outcome.Renamed(input.source(), item.id(), item.source()));
  }

  /** An item whose content is the same: its fields may differ. */
  private static Plan refresh(Input input, StoredItem stored) {
    Item item = stored.item();
    Item fresh = described(input, stored);
    if (fresh.equals(item)) {
      return new Plan.Keep(item, new Outcome.Same(input.source(), item.id()));
    }
    return fresh.equals(item.from(fresh.origin()))
        ? new Plan.Rewrite(item, fresh, new Outcome.Same(input.source(), item.id()))
        : new Plan.Rewrite(
            item, fresh, new Outcome.Updated(input.source(), item.id(), false, List.of()));
  }

  private static Item described(Input input, StoredItem stored) {
    Item item = stored.item();
    return new Item(
        item.id(),
        item.media(),
        input.source(),
        input.title(),
        item.content(),
        input.metadata().applied(stored.usersFields(), stored.checkpoint().facts()),
        input.origin());
  }

  private static ContentHash hash(Input input) throws IOException {
    if (input.kept().isPresent()) {
      return input.kept().get();
    }
    return switch (input.content()) {
      case Content.Words(var text) -> ContentHash.of(text);
      case Content.Picture(_, var bytes) -> hash(bytes);
      case Content.Recording(_, var bytes) -> hash(bytes);
    };
  }

  private static ContentHash hash(ByteSource bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      return ContentHash.of(in);
    }
  }
}
