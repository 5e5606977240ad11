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
import dev.onespace.store.Catalog;
import dev.onespace.store.Catalog.StoredItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Decides what has to be done for an input, so that nothing is embedded twice. */
final class Planner {
  private final Catalog catalog;
  private final PipelineHash pipeline;
  private final IngestOptions options;

  Planner(Catalog catalog, PipelineHash pipeline, IngestOptions options) {
    this.catalog = catalog;
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
      return new Plan.Finished(refresh(input, former.get()));
    }
    return planNew(input, content, former);
  }

  private Plan planNew(Input input, ContentHash content, Optional<StoredItem> former) {
    if (!options.retryFailed()) {
      var known = catalog.quarantined(content);
      if (known.isPresent()) {
        return new Plan.Finished(new Outcome.Skipped(input.source(), known.get().problem()));
      }
    }
    var twins =
        catalog.byContent(content).stream().filter(twin -> isCurrent(twin, content)).toList();
    var moved = twins.stream().filter(twin -> mayHaveMoved(input, former, twin)).findFirst();
    if (moved.isPresent()) {
      return new Plan.Finished(rename(input, moved.get()));
    }
    ItemId id = former.map(stored -> stored.item().id()).orElseGet(input::newId);
    return twins.stream()
        .filter(twin -> twin.item().type() == input.content().type())
        .findFirst()
        .<Plan>map(twin -> new Plan.Copy(input, id, content, former, twin))
        .orElseGet(() -> new Plan.Embed(input, id, content, former));
  }

  private Optional<StoredItem> former(Input input) {
    return input.id().isPresent()
        ? catalog.item(input.id().get())
        : catalog.bySource(input.source());
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

  private Outcome rename(Input input, StoredItem moved) {
    Item item = moved.item();
    catalog.update(
        new Item(
            item.id(),
            item.type(),
            input.source(),
            input.title(),
            item.content(),
            item.metadata().with(input.metadata())));
    return new Outcome.Renamed(input.source(), item.id(), item.source());
  }

  /** Writes the fields of an item whose content is the same, if they differ. */
  private Outcome refresh(Input input, StoredItem stored) {
    Item item = stored.item();
    Metadata metadata = stored.checkpoint().facts().with(input.metadata());
    Item fresh =
        new Item(item.id(), item.type(), input.source(), input.title(), item.content(), metadata);
    if (fresh.equals(item)) {
      return new Outcome.Same(input.source(), item.id());
    }
    catalog.update(fresh);
    return new Outcome.Updated(input.source(), item.id(), false, java.util.List.of());
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
