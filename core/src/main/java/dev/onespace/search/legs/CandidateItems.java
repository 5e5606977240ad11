package dev.onespace.search.legs;

import dev.onespace.index.ExactMatch;
import dev.onespace.index.PassageScore;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What legs brought.
 *
 * @param sides of items, each once
 * @param exact those of their passages that match exactly
 * @param edges where legs stopped, though there may be more behind
 * @param cut whether more match exactly than were looked at
 */
public record CandidateItems(
    Set<Side> sides, List<ExactMatch> exact, List<LegFrontier> edges, boolean cut) {

  /** Sides of a type that have something near to the question. */
  static CandidateItems near(Modality type, Collection<PassageScore> passages) {
    Set<Side> sides = new LinkedHashSet<>();
    passages.forEach(it -> sides.add(new Side(it.passage().item(), type)));
    return new CandidateItems(sides, List.of(), List.of(), false);
  }

  /** Sides of a type that have what the question names. */
  static CandidateItems same(Modality type, List<ExactMatch> matches, boolean cut) {
    Set<Side> sides = new LinkedHashSet<>();
    matches.forEach(it -> sides.add(new Side(it.passage().item(), type)));
    return new CandidateItems(sides, matches, List.of(), cut);
  }

  public static CandidateItems union(Collection<CandidateItems> parts) {
    Set<Side> sides = new LinkedHashSet<>();
    List<ExactMatch> exact = new ArrayList<>();
    List<LegFrontier> edges = new ArrayList<>();
    boolean cut = false;
    for (CandidateItems part : parts) {
      sides.addAll(part.sides);
      exact.addAll(part.exact);
      edges.addAll(part.edges);
      cut |= part.cut;
    }
    return new CandidateItems(sides, exact, edges, cut);
  }

  /** The same, brought by a leg that stopped here. */
  CandidateItems until(LegFrontier edge) {
    return new CandidateItems(sides, exact, List.of(edge), cut);
  }

  /** The same without these items. */
  public CandidateItems without(Set<ItemId> left) {
    Set<Side> sides = new LinkedHashSet<>(this.sides);
    sides.removeIf(side -> left.contains(side.item()));
    return new CandidateItems(sides, exact, edges, cut);
  }
}
