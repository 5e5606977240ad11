package dev.onespace.store;

import dev.onespace.item.ItemId;
import java.util.Collection;
import java.util.Optional;

/**
 * A vector index, a word index and an exact index over the same passages, with how they follow the
 * catalog. Written by one writer, read by many. What is applied is seen by searches after {@link
 * #commit}.
 */
public interface SearchIndex extends VectorIndex, WordIndex, ExactIndex, ItemIndex, AutoCloseable {

  /**
   * Begins what the next commit makes visible; waits until no other writer is at it. What is read
   * of the catalog after this is no older than what the index was told by the writer before. Every
   * other write begins by itself where this was not called.
   */
  void begin();

  /** Adds these items, each in place of what the index has of it. */
  void put(Collection<Entry> entries);

  /** Removes all passages of these items. */
  void remove(Collection<ItemId> items);

  /**
   * Makes everything applied so far durable and visible.
   *
   * @param sequence the catalog's change number up to which the index now follows it
   */
  void commit(long sequence);

  /** The change number given to the last commit; nothing for an index that was never committed. */
  Optional<Long> sequence();

  /** How many passages can be found. */
  long passages();

  /** Removes everything; seen by searches after the next commit. */
  void clear();

  @Override
  void close();
}
