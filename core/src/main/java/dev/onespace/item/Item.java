package dev.onespace.item;

import static java.util.Objects.requireNonNull;

/**
 * What a user stored: a ticket, a screenshot, a recording.
 *
 * @param id its name in the collection
 * @param media what its bytes are; the modality is that of its passages, of which it may have
 *     several
 * @param source where it came from, unique in the collection: a file's URI, or {@code items.jsonl}
 *     and the id
 * @param title what a person calls it: the file name, or the id
 * @param content the version of its bytes; names its original among the blobs
 * @param metadata the user's fields and those added by us (duration, size, dimensions)
 * @param origin what kind of thing its source is
 */
public record Item(
    ItemId id,
    MediaType media,
    String source,
    String title,
    ContentHash content,
    Metadata metadata,
    Origin origin)
    implements Sourced {
  public Item {
    requireNonNull(id, "id is null");
    requireNonNull(media, "media is null");
    requireNonNull(source, "source is null");
    requireNonNull(title, "title is null");
    requireNonNull(content, "content is null");
    requireNonNull(metadata, "metadata is null");
    requireNonNull(origin, "origin is null");
  }

  /** An item of a program that uses the library. */
  public Item(
      ItemId id,
      MediaType media,
      String source,
      String title,
      ContentHash content,
      Metadata metadata) {
    this(id, media, source, title, content, metadata, new Origin.Program());
  }

  /** The same item of another origin. */
  public Item from(Origin other) {
    return new Item(id, media, source, title, content, metadata, other);
  }
}
