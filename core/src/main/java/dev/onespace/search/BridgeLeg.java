package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import dev.onespace.search.Match.Evidence;
import dev.onespace.search.Scored.ScoredPassage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For a pair of modalities that vectors join only weakly: two strong hops over text, such as
 * picture -> nearest texts -> recordings. A chain is as strong as its weaker hop.
 */
final class BridgeLeg {
  private static final int TEXTS = 5;

  private final Candidates candidates;
  private final Scoring scoring;
  private final Background background;

  BridgeLeg(Candidates candidates, Scoring scoring, Background background) {
    this.candidates = candidates;
    this.scoring = scoring;
    this.background = background;
  }

  /**
   * What can be reached of the query's types in {@code targets}, each item once, by its strongest
   * chain.
   */
  List<Scored> cross(Asked asked, Query query, Set<ItemType> targets) {
    Map<ItemId, Scored> reached = new HashMap<>();
    for (Scored text : nearestTexts(asked, query)) {
      Asked next = asAsked(text);
      Query onward =
          new Query(query.content(), targets, query.filter(), query.top(), Query.Bridge.OFF);
      for (Scored end : scoring.score(next, candidates.of(next, onward))) {
        Scored chain = chain(asked, text, end);
        reached.merge(end.item().id(), chain, (a, b) -> a.score() >= b.score() ? a : b);
      }
    }
    return List.copyOf(reached.values());
  }

  private List<Scored> nearestTexts(Asked asked, Query query) {
    Query texts =
        new Query(query.content(), Set.of(ItemType.TEXT), Filter.ALL, TEXTS, Query.Bridge.OFF);
    return scoring.score(asked, candidates.of(asked, texts)).stream()
        .filter(scored -> !scored.passages().isEmpty())
        .sorted(Levels.none().bestFirst())
        .limit(TEXTS)
        .toList();
  }

  private Asked asAsked(Scored text) {
    Passage best = text.passages().getFirst().passage();
    List<float[]> vectors = best.facet() == Facet.WORDS ? List.of(best.vector()) : List.of();
    return Asked.of(ItemType.TEXT, List.of(best), vectors, background);
  }

  private static Scored chain(Asked asked, Scored text, Scored end) {
    double score = Math.min(text.score(), end.score());
    Facet from =
        asked.probes().isEmpty() ? Facet.WORDS : asked.probes().getFirst().channel().from();
    List<ScoredPassage> passages = new ArrayList<>();
    for (ScoredPassage passage : end.passages()) {
      double share = score * passage.score() / Math.max(end.score(), Double.MIN_NORMAL);
      var evidence = new Evidence(Leg.BRIDGE, from, Facet.WORDS, passage.score(), share);
      passages.add(new ScoredPassage(passage.passage(), List.of(evidence)));
    }
    return new Scored(end.stored(), score, passages, Optional.of(text.item().id().value()));
  }
}
