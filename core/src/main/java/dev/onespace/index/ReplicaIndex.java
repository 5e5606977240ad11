package dev.onespace.index;

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

  /** What became of what a remote index showed, of one moment, in the order given. */
  List<Settled> settled(List<Shown> shown);

  /**
   * What a remote index answered to a leg.
   *
   * @param leg what was asked, though perhaps of more passages
   * @param found the nearest, best first
   * @param seen up to which position the remote index has seen what it was told
   * @param isAll whether there are no more
   */
  record Shown(LegRequest.Nearest leg, List<PassageScore> found, long seen, boolean isAll) {
    public Shown {
      found = List.copyOf(found);
    }
  }

  /**
   * The same as it is now.
   *
   * @param current what is shown as it is now: passages of the facet that are there, of items that
   *     have not changed since the position that was seen; in the order given
   * @param unseen the nearest among the passages that the remote index does not show as they are
   *     now, so many as the leg asks for at most
   */
  record Settled(List<PassageScore> current, List<PassageScore> unseen) {}
}
