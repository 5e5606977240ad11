package dev.onespace.blob;

import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.space.ByteSource;
import java.util.Optional;

/** Originals and thumbnails by content hash. Thread-safe. */
public interface Blobs {

  /**
   * Keeps the bytes, durably; the same bytes are kept once. What is damaged under their hash is
   * written again. Gives their hash.
   */
  ContentHash put(ByteSource bytes);

  /** The bytes with this hash, or nothing. */
  Optional<ByteSource> get(ContentHash hash);

  /** Whether there are bytes with this hash; nothing is read for it. */
  boolean has(ContentHash hash);

  /** Whether the bytes with this hash are there and are those that were put; reads them all. */
  boolean isSound(ContentHash hash);

  /** Why the bytes with this hash could not be removed, as far as that shows without trying. */
  default Optional<Problem> hindrance(ContentHash hash) {
    return Optional.empty();
  }

  /** Removes the bytes with this hash; false if there were none. */
  boolean delete(ContentHash hash);
}
