package dev.onespace.ingest;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.PipelineHash;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.Known;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Decides what has to be done for an input, so that nothing is embedded twice. */
final class Planner {
  private final Known known;
  private final PipelineHash pipeline;
  private final IngestOptions options;

  Planner(Known known, PipelineHash pipeline, IngestOptions options) {
    this.known = known;
    this.pipeline = pipeline;
    this.options = options;
  }

  Plan plan(Input input) {
    ContentHash content;
    try {
      content = hash(input.content());
    } catch (IOException unreadable) {
      Problem problem =
          new Problem(ErrorCode.UNREADABLE, "cannot be read: " + unreadable.getMessage());
      return new Plan.Finished(new Outcome.Failed(input.source(), problem));
    }
    Optional<StoredItem> former = former(input);
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
    var moved = twins.stream().filter(twin -> mayHaveMoved(input, former, twin)).findFirst();
    if (moved.isPresent()) {
      return rename(input, moved.get());
    }
    ItemId id = former.map(stored -> stored.item().id()).orElseGet(input::newId);
    return twins.stream()
        .filter(twin -> twin.item().type() == input.content().type())
        .findFirst()
        .<Plan>map(twin -> new Plan.Copy(input, id, content, former, twin))
        .orElseGet(() -> new Plan.Embed(input, id, content, former));
  }

  private Optional<StoredItem> former(Input input) {
    return input.id().isPresent() ? known.item(input.id().get()) : known.bySource(input.source());
  }

  private boolean isCurrent(StoredItem stored, ContentHash content) {
    return stored.item().content().equals(content)
        && (!options.remake() || stored.checkpoint().pipeline().equals(pipeline));
  }

  private boolean mayHaveMoved(Input input, Optional<StoredItem> former, StoredItem twin) {
    return former.isEmpty()
        && input.id().isEmpty()
        && twin.item().type() == input.content().type()
        && !options.stillThere().test(twin.item().source());
  }

  private static Plan rename(Input input, StoredItem moved) {
    Item item = moved.item();
    Item fresh = described(input, item, item.metadata().with(input.metadata()));
    return new Plan.Rewrite(fresh, new Outcome.Renamed(input.source(), item.id(), item.source()));
  }

  /** An item whose content is the same: its fields may differ. */
  private static Plan refresh(Input input, StoredItem stored) {
    Item item = stored.item();
    Item fresh = described(input, item, stored.checkpoint().facts().with(input.metadata()));
    return fresh.equals(item)
        ? new Plan.Keep(item, new Outcome.Same(input.source(), item.id()))
        : new Plan.Rewrite(fresh, new Outcome.Updated(input.source(), item.id(), false, List.of()));
  }

  private static Item described(Input input, Item item, Metadata metadata) {
    return new Item(
        item.id(), item.type(), input.source(), input.title(), item.content(), metadata);
  }

  private static ContentHash hash(Content content) throws IOException {
    return switch (content) {
      case Content.Words(var text) -> ContentHash.of(text);
      case Content.Picture(var bytes) -> hash(bytes);
      case Content.Recording(var bytes) -> hash(bytes);
    };
  }

  private static ContentHash hash(ByteSource bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      return ContentHash.of(in);
    }
  }
}
