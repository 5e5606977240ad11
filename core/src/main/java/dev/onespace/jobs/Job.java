package dev.onespace.jobs;

import static java.util.Objects.requireNonNull;

import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.item.Sourced;
import dev.onespace.space.Content;
import java.util.Optional;

/**
 * An input that any node can take in: its bytes are among the blobs that all nodes share.
 *
 * @param source where it comes from; its identity, unless it has an id of its own
 * @param id its id, if the user gave one
 * @param media what its bytes are
 * @param title what a person calls it
 * @param metadata what it says of the item's fields
 * @param content names its bytes among the blobs
 * @param origin what kind of thing its source is
 */
public record Job(
    String source,
    Optional<ItemId> id,
    MediaType media,
    String title,
    MetadataChange metadata,
    ContentHash content,
    Origin origin)
    implements Sourced {
  public Job {
    requireNonNull(source, "source is null");
    requireNonNull(id, "id is null");
    requireNonNull(media, "media is null");
    requireNonNull(title, "title is null");
    requireNonNull(metadata, "metadata is null");
    requireNonNull(content, "content is null");
    requireNonNull(origin, "origin is null");
  }

  /** An input whose bytes are among the blobs. */
  static Job of(Input input, ContentHash content) {
    return new Job(
        input.source(),
        input.id(),
        input.content().media(),
        input.title(),
        input.metadata(),
        content,
        input.origin());
  }

  /**
   * The input it was made of.
   *
   * @param original its content, read from the blobs
   */
  Input input(Content original) {
    return new Input(source, id, title, original, metadata, origin, Optional.of(content));
  }
}
