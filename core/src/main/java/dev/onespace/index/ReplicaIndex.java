package dev.onespace.index;

import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import java.util.Collection;
import java.util.List;

/**
 * A complete index, exact but slow at vectors, that also keeps the books on what a {@link
 * RemoteVectors} was told: which passages it should have, and from which position on it shows them
 * as they are now.
 */
public interface ReplicaIndex extends SearchIndex {

  /** It is in the catalog's own database. */
  @Override
  default void requireOwn() {}

  /** The passages of these items as of the last commit. */
  List<PassageRef> passagesOf(Collection<ItemId> items);

  /**
   * Everything put since the last commit is shown by the remote index from this position on; kept
   * by the next commit.
   */
  void mark(long position);

  /**
   * Of what a remote index found, what it shows as it is now: passages of this facet that are
   * there, of items that have not changed since the position it has seen. In the order given.
   */
  List<PassageScore> current(List<PassageScore> found, Facet facet, long seen);

  /**
   * The nearest among the passages that a remote index which has seen this position does not show
   * as they are now.
   */
  List<PassageScore> unseen(float[] vector, Facet facet, Filter filter, int k, long seen);
}
