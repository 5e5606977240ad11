package dev.onespace.jobs;

import static java.util.Objects.requireNonNull;

import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import java.util.Optional;

/**
 * An input that any node can take in: its bytes are among the blobs that all nodes share.
 *
 * @param source where it comes from; a run has one job per source
 * @param id its id, if the user gave one
 * @param type how its bytes are to be read
 * @param title what a person calls it
 * @param metadata what it says of the item's fields
 * @param content names its bytes among the blobs
 * @param origin what kind of thing its source is
 */
public record Job(
    String source,
    Optional<ItemId> id,
    ItemType type,
    String title,
    MetadataChange metadata,
    ContentHash content,
    Origin origin) {
  public Job {
    requireNonNull(source, "source is null");
    requireNonNull(id, "id is null");
    requireNonNull(type, "type is null");
    requireNonNull(title, "title is null");
    requireNonNull(metadata, "metadata is null");
    requireNonNull(content, "content is null");
    requireNonNull(origin, "origin is null");
  }
}
