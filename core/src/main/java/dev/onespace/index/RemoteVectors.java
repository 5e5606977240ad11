package dev.onespace.index;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import dev.onespace.item.PassageRef;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A vector index elsewhere, reached over a network: what is written is seen some time later, in the
 * order it was written. It is told positions, by which a reader knows what it does not see yet.
 * Derived from the catalog, rebuildable at any time. Thread-safe.
 *
 * <p>A {@link ReplicaIndex} knows what it was told; together they make a {@link SearchIndex}.
 */
public interface RemoteVectors extends AutoCloseable {

  /**
   * Claims what is here for the catalog it was opened for, as the first write does.
   *
   * @throws dev.onespace.error.OnespaceException LOCKED if it is another catalog's
   */
  void requireOwn();

  /** Writes the vectors of all passages of these items, in place of those of the same name. */
  void put(Collection<Entry> entries);

  /** Removes these passages; those that are not there are no error. */
  void remove(Collection<PassageRef> passages);

  /** Removes everything of this collection. */
  void clear();

  /** The position of the last write of this object, 0 before the first; it only grows. */
  long position();

  /** Whether a filter can be asked with; what cannot be translated is never asked. */
  boolean supports(Filter filter);

  /**
   * The passages of a facet with the highest cosine to a vector, best first.
   *
   * @param vector {@code float[dimension]}, unit length
   * @param facet the passages' facet
   * @param filter which items count; must be {@link #supports supported}
   * @param k how many at most
   */
  Nearest nearest(float[] vector, Facet facet, Filter filter, int k);

  /** How many passages it says it has; may lag behind. */
  long passages();

  /** Names every passage it has; may lag behind. */
  void forEach(Consumer<PassageRef> each);

  @Override
  void close();

  /**
   * What was found.
   *
   * @param passages best first
   * @param seen the position up to which all writes were seen
   */
  record Nearest(List<PassageScore> passages, long seen) {
    public Nearest {
      passages = List.copyOf(passages);
    }
  }
}
