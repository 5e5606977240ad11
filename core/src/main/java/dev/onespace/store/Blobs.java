package dev.onespace.store;

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

  /** Whether the bytes with this hash are there and are those that were put; reads them all. */
  boolean isSound(ContentHash hash);

  /** Removes the bytes with this hash; false if there were none. */
  boolean delete(ContentHash hash);
}
