package dev.onespace.index;

import dev.onespace.catalog.Entry;
import dev.onespace.item.ItemId;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A vector index, a word index and an exact index over the same passages, with how they follow the
 * catalog. Thread-safe: of several that write at once each is {@link #alone}. What is applied is
 * seen by searches after {@link #commit}.
 */
public interface SearchIndex extends IndexSearch, IndexView, AutoCloseable {

  /**
   * Does work as the only one that writes; waits until no other thread, process or node is at it.
   * What the work reads of the catalog is no older than what the index was told by the writer
   * before. The work commits what it writes; where it throws, what it did not commit is taken back.
   * Searches do not wait for it.
   */
  <T> T alone(Supplier<T> work);

  /**
   * Makes sure, before anything is paid for or written to the catalog, that this index may be
   * written for it.
   *
   * @throws dev.onespace.error.OnespaceException LOCKED if it holds what another catalog has, or a
   *     later state of this one
   */
  void requireOwn();

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

  /** Removes everything; seen by searches after the next commit. */
  void clear();

  @Override
  void close();
}
