package dev.onespace.search.lists;

import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.CatalogView;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexSearch;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.expansion.ExpansionPolicy;
import dev.onespace.search.expansion.NeighborSearch;
import dev.onespace.search.expansion.RelatedItems;
import dev.onespace.search.expansion.TwoHopRetriever;
import dev.onespace.search.legs.CandidateItems;
import dev.onespace.search.legs.Candidates;
import dev.onespace.search.legs.ExactTermLeg;
import dev.onespace.search.legs.LegFrontier;
import dev.onespace.search.legs.Reach;
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
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the ranked list of any scope for one question: legs, scores, bridge, order. Lists that are
 * made together share the calls of the index.
 */
public final class ScopedSearch {
  private final IndexSearch index;
  private final CatalogView catalog;
  private final ScoreCohort cohort;
  private final EncodedQuery question;
  private final ExpansionPolicy policy;
  private final List<String> words;

  public ScopedSearch(
      IndexSearch index,
      CatalogView catalog,
      ExpansionPolicy policy,
      ScoreCohort cohort,
      EncodedQuery question) {
    this.index = index;
    this.catalog = catalog;
    this.cohort = cohort;
    this.question = question;
    this.policy = policy;
    this.words = question.parts().stream().map(part -> part.asked().words()).toList();
  }

  /** The lists of these scopes, each as {@link #of} makes it. */
  public List<RankedList> all(List<Scope> scopes, SearchDepth depth) {
    return SharedCalls.run(
        index,
        scopes.stream()
            .<Function<IndexSearch, RankedList>>map(scope -> shared -> list(shared, scope, depth))
            .toList());
  }

  /**
   * All that answers the question in a scope, best first. A leg goes deeper as long as what it
   * brought last is relevant, so that what is counted does not end where the legs first stopped.
   */
  public RankedList of(Scope scope, SearchDepth depth) {
    return list(index, scope, depth);
  }

  private RankedList list(IndexSearch calls, Scope scope, SearchDepth depth) {
    return new Making(new Candidates(calls, new ExactTermLeg(catalog), words)).list(scope, depth);
  }

  /** A list that is being made. */
  private final class Making {
    private final Candidates candidates;
    private final TwoHopRetriever bridge;
    private final RelatedItems related;
    private final Set<Side> sides = new LinkedHashSet<>();

    Making(Candidates candidates) {
      this.candidates = candidates;
      var hop = new NeighborSearch(candidates, cohort);
      this.bridge = new TwoHopRetriever(policy, hop, catalog, cohort);
      this.related = new RelatedItems(hop, catalog, cohort, question);
    }

    RankedList list(Scope scope, SearchDepth depth) {
      List<CandidateItems> found = found(scope, depth.first());
      CandidateItems all = CandidateItems.union(found);
      sides.addAll(all.sides());
      Scoring scoring = scoring(sides);
      List<Sought> sought = sought(scoring, found, isOfTexts(scope));
      List<Map<Side, Scored>> scored = scored(scoring, sought);
      reach(bridged(scope, scored, depth), scored, sought);
      List<Ranked> ranked = ranked(scored);
      List<Map<Side, Scored>> belonging =
          policy.toRelatedItems() ? related.of(ranked, scope) : List.of();
      if (!belonging.isEmpty()) {
        reach(belonging, scored, sought);
        ranked = ranked(scored);
      }
      List<LegFrontier> open = relevant(all.edges(), ranked);
      boolean more = all.cut();
      while (!open.isEmpty()) {
        more |= open.stream().anyMatch(edge -> edge.reach().depth() >= depth.most());
        CandidateItems deeper = deeper(open, depth.most());
        add(withoutThese(deeper.sides()), scored, sought);
        ranked = ranked(scored);
        open = relevant(deeper.edges(), ranked);
      }
      return new RankedList(ranked, more);
    }

    private CandidateItems deeper(List<LegFrontier> open, int most) {
      List<Reach> legs =
          open.stream()
              .map(LegFrontier::reach)
              .filter(reach -> reach.depth() < most)
              .map(reach -> reach.deeper(most))
              .toList();
      return candidates.of(legs).without(question.themselves());
    }

    /**
     * What each part of the question may mean, in their order; nothing for one that pushes away.
     */
    private List<CandidateItems> found(Scope scope, int depth) {
      Iterator<CandidateItems> wanted =
          candidates
              .of(
                  question.parts().stream()
                      .filter(part -> !part.not())
                      .map(part -> new Candidates.Sought(part.asked(), scope))
                      .toList(),
                  depth)
              .iterator();
      return question.parts().stream()
          .map(
              part ->
                  part.not()
                      ? CandidateItems.union(List.of())
                      : wanted.next().without(question.themselves()))
          .toList();
    }

    private Scoring scoring(Set<Side> these) {
      return new Scoring(cohort, these, candidates.details());
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

    private List<Ranked> ranked(List<Map<Side, Scored>> scored) {
      return new Ranking(cohort, question, sides, scored).ranked();
    }

    /**
     * Adds what each part reaches over other items. What only one part reached so is scored by the
     * others too.
     */
    private void reach(
        List<Map<Side, Scored>> chains, List<Map<Side, Scored>> scored, List<Sought> sought) {
      for (int i = 0; i < scored.size(); i++) {
        scored.set(i, better(scored.get(i), chains.get(i)));
      }
      Set<Side> reached = new LinkedHashSet<>();
      scored.forEach(part -> reached.addAll(part.keySet()));
      reached.removeIf(side -> question.themselves().contains(side.item()));
      add(withoutThese(reached), scored, sought);
    }

    private Set<Side> withoutThese(Set<Side> found) {
      Set<Side> fresh = new LinkedHashSet<>(found);
      fresh.removeAll(sides);
      return fresh;
    }

    private void add(Set<Side> more, List<Map<Side, Scored>> scored, List<Sought> sought) {
      if (more.isEmpty()) {
        return;
      }
      sides.addAll(more);
      List<Map<Side, Scored>> parts = scored(scoring(more), sought);
      for (int i = 0; i < parts.size(); i++) {
        scored.set(i, better(scored.get(i), parts.get(i)));
      }
    }
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
