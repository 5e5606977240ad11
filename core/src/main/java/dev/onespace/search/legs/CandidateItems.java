package dev.onespace.search.legs;

import dev.onespace.index.ExactMatch;
import dev.onespace.index.PassageScore;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What legs brought.
 *
 * @param items each with its type
 * @param exact those of their passages that match exactly
 * @param edges where legs stopped, though there may be more behind
 * @param cut whether more match exactly than were looked at
 */
public record CandidateItems(
    Map<ItemId, Modality> items, List<ExactMatch> exact, List<LegFrontier> edges, boolean cut) {

  /** Items of a type that have something near to the question. */
  static CandidateItems near(Modality type, Collection<PassageScore> passages) {
    Map<ItemId, Modality> items = new LinkedHashMap<>();
    passages.forEach(it -> items.put(it.passage().item(), type));
    return new CandidateItems(items, List.of(), List.of(), false);
  }

  /** Items of a type that have what the question names. */
  static CandidateItems same(Modality type, List<ExactMatch> matches, boolean cut) {
    Map<ItemId, Modality> items = new LinkedHashMap<>();
    matches.forEach(it -> items.put(it.passage().item(), type));
    return new CandidateItems(items, matches, List.of(), cut);
  }

  public static CandidateItems union(Collection<CandidateItems> parts) {
    Map<ItemId, Modality> items = new LinkedHashMap<>();
    List<ExactMatch> exact = new ArrayList<>();
    List<LegFrontier> edges = new ArrayList<>();
    boolean cut = false;
    for (CandidateItems part : parts) {
      items.putAll(part.items);
      exact.addAll(part.exact);
      edges.addAll(part.edges);
      cut |= part.cut;
    }
    return new CandidateItems(items, exact, edges, cut);
  }

  /** The same, brought by a leg that stopped here. */
  CandidateItems until(LegFrontier edge) {
    return new CandidateItems(items, exact, List.of(edge), cut);
  }

  /** The same without these items. */
  public CandidateItems without(Set<ItemId> left) {
    Map<ItemId, Modality> items = new LinkedHashMap<>(this.items);
    items.keySet().removeAll(left);
    return new CandidateItems(items, exact, edges, cut);
  }
}
