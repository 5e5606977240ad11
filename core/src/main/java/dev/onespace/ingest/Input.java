package dev.onespace.ingest;

import static java.util.Objects.requireNonNull;

import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.space.Content;
import java.util.Optional;

/**
 * Something to take in.
 *
 * @param source where it comes from, unique in the collection; its identity, unless it has an id of
 *     its own
 * @param id its id, if the user gave one
 * @param title what a person calls it
 * @param content what it holds
 * @param metadata the user's fields
 */
public record Input(
    String source, Optional<ItemId> id, String title, Content content, Metadata metadata) {
  public Input {
    requireNonNull(source, "source is null");
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(content, "content is null");
    requireNonNull(metadata, "metadata is null");
  }

  /**
   * The id of the item this becomes if none is there yet: the user's, or one made of the title and
   * the source's hash. It holds no path, so that it survives a move.
   */
  public ItemId newId() {
    return id.orElseGet(() -> Naming.idOf(title, source));
  }
}
