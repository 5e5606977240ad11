package dev.onespace.search.legs;

import dev.onespace.index.ExactMatch;
import dev.onespace.index.LegReply;
import dev.onespace.index.LegRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A leg in one type, to a depth.
 *
 * @param type the type of the passages
 * @param leg what is looked for, and how many are asked for
 * @param typed whether it was meant as words, not read in a picture or heard in a recording
 */
public record Reach(Modality type, LegRequest leg, boolean typed) {
  /** One in so many of what a leg brought is looked at to tell whether there is more behind. */
  private static final int LAST = 4;

  /** The same leg, twice as deep, but not deeper than {@code most}. */
  public Reach deeper(int most) {
    return new Reach(type, leg.most(Math.min(most, 2 * depth())), typed);
  }

  /** How many it asks for. */
  public int depth() {
    return leg.k();
  }

  /** What it brought, and where it stopped. */
  CandidateItems found(LegReply reply, long passages, ExactTermLeg exact) {
    return switch (reply) {
      case LegReply.Passages(var found) -> near(found);
      case LegReply.Exact(var found) -> exact(found, passages, exact);
      case LegReply.Items _ ->
          throw new IllegalStateException("a leg finds passages, and not items: " + leg);
    };
  }

  private CandidateItems exact(List<ExactMatch> found, long passages, ExactTermLeg exact) {
    return CandidateItems.same(type, exact.of(found, typed, passages), found.size() == depth());
  }

  private CandidateItems near(List<PassageScore> passages) {
    CandidateItems found = CandidateItems.near(type, passages);
    if (passages.size() < depth()) {
      return found;
    }
    Set<ItemId> last =
        passages.subList(depth() - Math.ceilDiv(depth(), LAST), depth()).stream()
            .map(passage -> passage.passage().item())
            .collect(Collectors.toSet());
    return found.until(new LegFrontier(this, last));
  }
}
