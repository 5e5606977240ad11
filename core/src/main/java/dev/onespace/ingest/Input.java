package dev.onespace.ingest;

import static java.util.Objects.requireNonNull;

import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.space.Content;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something to take in.
 *
 * @param source where it comes from, unique in the collection; its identity, unless it has an id of
 *     its own
 * @param id its id, if the user gave one
 * @param title what a person calls it
 * @param content what it holds
 * @param metadata what it says of the item's fields; what it does not name stays as it is
 * @param origin what kind of thing its source is
 * @param kept the hash of its bytes, if they are among the blobs and were compared with it
 */
public record Input(
    String source,
    Optional<ItemId> id,
    String title,
    Content content,
    MetadataChange metadata,
    Origin origin,
    Optional<ContentHash> kept) {
  public Input {
    requireNonNull(source, "source is null");
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(content, "content is null");
    requireNonNull(metadata, "metadata is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(kept, "kept is null");
  }

  /** An input whose bytes are yet to be kept. */
  public Input(
      String source,
      Optional<ItemId> id,
      String title,
      Content content,
      MetadataChange metadata,
      Origin origin) {
    this(source, id, title, content, metadata, origin, Optional.empty());
  }

  /** An input of a program that uses the library. */
  public Input(
      String source, Optional<ItemId> id, String title, Content content, Metadata metadata) {
    this(source, id, title, content, MetadataChange.of(metadata), new Origin.Program());
  }

  /** The same with more said of the fields; where both speak of one, the other counts. */
  public Input with(MetadataChange more) {
    return new Input(source, id, title, content, metadata.then(more), origin, kept);
  }

  /**
   * The id of the item this becomes if none is there yet: the user's, or one made of the title and
   * the source's hash. It holds no path, so that it survives a move.
   *
   * @param isTaken whether an item has an id; one that is made is none of these
   */
  public ItemId newId(Predicate<ItemId> isTaken) {
    return id.orElseGet(
        () ->
            Naming.idsOf(title, source)
                .filter(made -> !isTaken.test(made))
                .findFirst()
                .orElseThrow());
  }
}
