package dev.onespace.search.legs;

import dev.onespace.index.PassageScore;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Where a leg stopped, though there may be more behind: as long as what it brought last is relevant
 * there probably is.
 *
 * @param reach the leg, as far as it went
 * @param last the items that it brought last
 */
public record LegFrontier(Reach reach, Set<ItemId> last) {

  /**
   * A leg in one type, to a depth.
   *
   * @param type the type of the items
   * @param leg the best passages, as many as asked for if there are so many
   * @param depth how many to ask for
   */
  public record Reach(Modality type, IntFunction<List<PassageScore>> leg, int depth) {
    /** One in so many of what a leg brought is looked at to tell whether there is more behind. */
    private static final int LAST = 4;

    /** What it brings, and where it stopped. */
    public CandidateItems found() {
      List<PassageScore> passages = leg.apply(depth);
      CandidateItems found = CandidateItems.near(type, passages);
      if (passages.size() < depth) {
        return found;
      }
      Set<ItemId> last =
          passages.subList(depth - Math.ceilDiv(depth, LAST), depth).stream()
              .map(passage -> passage.passage().item())
              .collect(Collectors.toSet());
      return found.until(new LegFrontier(this, last));
    }

    /** The same leg, twice as deep, but not deeper than {@code most}. */
    public Reach deeper(int most) {
      return new Reach(type, leg, Math.min(most, 2 * depth));
    }
  }
}
