package dev.onespace.search.lists;

import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.CatalogView;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexView;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.expansion.ExpansionPolicy;
import dev.onespace.search.expansion.NeighborSearch;
import dev.onespace.search.expansion.RelatedItems;
import dev.onespace.search.expansion.TwoHopRetriever;
import dev.onespace.search.legs.AtOnce;
import dev.onespace.search.legs.CandidateItems;
import dev.onespace.search.legs.Candidates;
import dev.onespace.search.legs.ExactTermLeg;
import dev.onespace.search.legs.LegFrontier;
import dev.onespace.search.legs.SearchDepth;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.question.Scope;
import dev.onespace.search.ranking.Ranked;
import dev.onespace.search.ranking.Ranking;
import dev.onespace.search.scoring.Scored;
import dev.onespace.search.scoring.Scoring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Makes the ranked list of any scope for one question: legs, scores, bridge, order. */
public final class ScopedSearch {
  private final IndexView index;
  private final ScoreCohort cohort;
  private final EncodedQuery question;
  private final ExpansionPolicy policy;
  private final Candidates candidates;
  private final TwoHopRetriever bridge;
  private final RelatedItems related;

  public ScopedSearch(
      IndexView index,
      CatalogView catalog,
      ExpansionPolicy policy,
      ScoreCohort cohort,
      EncodedQuery question) {
    this.index = index;
    this.cohort = cohort;
    this.question = question;
    this.policy = policy;
    this.candidates = new Candidates(index, new ExactTermLeg(index, catalog));
    var hop = new NeighborSearch(index, candidates, cohort);
    this.bridge = new TwoHopRetriever(policy, hop, catalog, cohort);
    this.related = new RelatedItems(hop, catalog, cohort, question);
  }

  /**
   * All that answers the question in a scope, best first. A leg goes deeper as long as what it
   * brought last is relevant, so that what is counted does not end where the legs first stopped.
   */
  public RankedList of(Scope scope, SearchDepth depth) {
    List<CandidateItems> found =
        question.parts().stream().map(part -> found(part, scope, depth.first())).toList();
    CandidateItems all = CandidateItems.union(found);
    Set<Side> sides = new LinkedHashSet<>(all.sides());
    var scoring = new Scoring(index, cohort, sides);
    List<Sought> sought = sought(scoring, found, isOfTexts(scope));
    List<Map<Side, Scored>> scored = scored(scoring, sought);
    reach(bridged(scope, scored, depth), sides, scored, sought);
    List<Ranked> ranked = ranked(sides, scored);
    List<Map<Side, Scored>> belonging =
        policy.toRelatedItems() ? related.of(ranked, scope) : List.of();
    if (!belonging.isEmpty()) {
      reach(belonging, sides, scored, sought);
      ranked = ranked(sides, scored);
    }
    List<LegFrontier> open = relevant(all.edges(), ranked);
    boolean more = all.cut();
    while (!open.isEmpty()) {
      more |= open.stream().anyMatch(edge -> edge.reach().depth() >= depth.most());
      CandidateItems deeper = deeper(open, depth.most());
      add(withoutThese(deeper.sides(), sides), sides, scored, sought);
      ranked = ranked(sides, scored);
      open = relevant(deeper.edges(), ranked);
    }
    return new RankedList(ranked, more);
  }

  private CandidateItems deeper(List<LegFrontier> open, int most) {
    List<Callable<CandidateItems>> legs =
        open.stream()
            .map(LegFrontier::reach)
            .filter(reach -> reach.depth() < most)
            .<Callable<CandidateItems>>map(reach -> reach.deeper(most)::found)
            .toList();
    return CandidateItems.union(AtOnce.run(legs)).without(question.themselves());
  }

  /** Those of the edges where something relevant was found. */
  private static List<LegFrontier> relevant(List<LegFrontier> edges, List<Ranked> ranked) {
    if (edges.isEmpty()) {
      return List.of();
    }
    Set<ItemId> relevant =
        ranked.stream().filter(Ranked::isRelevant).map(Ranked::item).collect(Collectors.toSet());
    return edges.stream().filter(edge -> !Collections.disjoint(edge.last(), relevant)).toList();
  }

  private CandidateItems found(WeightedPart part, Scope scope, int depth) {
    return part.not()
        ? CandidateItems.union(List.of())
        : candidates.of(part.asked(), scope, depth).without(question.themselves());
  }

  private static boolean isOfTexts(Scope scope) {
    return scope.types().equals(Set.of(Modality.TEXT));
  }

  /**
   * What all that is found, sooner or deeper, is measured with.
   *
   * @param feedback whether texts that are near a question ask beside it
   */
  private List<Sought> sought(Scoring first, List<CandidateItems> found, boolean feedback) {
    List<Sought> sought = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      EncodedPart asked = question.parts().get(i).asked();
      sought.add(new Sought(feedback ? first.fedBack(asked) : asked, found.get(i).exact()));
    }
    return sought;
  }

  private static List<Map<Side, Scored>> scored(Scoring scoring, List<Sought> sought) {
    List<Map<Side, Scored>> scored = new ArrayList<>();
    sought.forEach(part -> scored.add(scoring.score(part.asked, part.exact)));
    return scored;
  }

  private List<Map<Side, Scored>> bridged(
      Scope scope, List<Map<Side, Scored>> scored, SearchDepth depth) {
    List<Map<Side, Scored>> chains = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      WeightedPart part = question.parts().get(i);
      chains.add(
          part.not()
              ? Map.of()
              : bridge.reached(part.asked(), scope, scored.get(i), depth.first()));
    }
    return chains;
  }

  private List<Ranked> ranked(Set<Side> sides, List<Map<Side, Scored>> scored) {
    return new Ranking(cohort, question, sides, scored).ranked();
  }

  /**
   * Adds what each part reaches over other items. What only one part reached so is scored by the
   * others too.
   */
  private void reach(
      List<Map<Side, Scored>> chains,
      Set<Side> sides,
      List<Map<Side, Scored>> scored,
      List<Sought> sought) {
    for (int i = 0; i < scored.size(); i++) {
      scored.set(i, better(scored.get(i), chains.get(i)));
    }
    Set<Side> reached = new LinkedHashSet<>();
    scored.forEach(part -> reached.addAll(part.keySet()));
    reached.removeIf(side -> question.themselves().contains(side.item()));
    add(withoutThese(reached, sides), sides, scored, sought);
  }

  private static Set<Side> withoutThese(Set<Side> sides, Set<Side> known) {
    Set<Side> fresh = new LinkedHashSet<>(sides);
    fresh.removeAll(known);
    return fresh;
  }

  private void add(
      Set<Side> more, Set<Side> sides, List<Map<Side, Scored>> scored, List<Sought> sought) {
    if (more.isEmpty()) {
      return;
    }
    sides.addAll(more);
    List<Map<Side, Scored>> parts = scored(new Scoring(index, cohort, more), sought);
    for (int i = 0; i < parts.size(); i++) {
      scored.set(i, better(scored.get(i), parts.get(i)));
    }
  }

  /** Of what was found directly and over the bridge, the stronger. */
  private static Map<Side, Scored> better(Map<Side, Scored> direct, Map<Side, Scored> bridged) {
    Map<Side, Scored> better = new HashMap<>(direct);
    bridged.forEach((side, chain) -> better.merge(side, chain, Scored::stronger));
    return better;
  }

  /**
   * A part of a question, as items are measured with it.
   *
   * @param exact what matches it exactly
   */
  private record Sought(EncodedPart asked, List<ExactMatch> exact) {}
}
