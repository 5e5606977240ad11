package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.calibrate.Similarity;
import dev.onespace.calibrate.Surprise;
import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.search.Scored.ScoredPassage;
import dev.onespace.store.Catalog;
import dev.onespace.store.SearchIndex;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** A picture is never as near to a text as texts are to each other. */
  private static final double FIRST_HOP = 1.5;

  private final SearchIndex index;
  private final Candidates candidates;
  private final Catalog catalog;
  private final Background background;

  BridgeLeg(SearchIndex index, Candidates candidates, Catalog catalog, Background background) {
    this.index = index;
    this.candidates = candidates;
    this.catalog = catalog;
    this.background = background;
  }

  /**
   * What of a scope can be reached over texts from anywhere, each item once, by its strongest
   * chain.
   */
  Map<ItemId, Scored> cross(Asked asked, Scope scope, int depth) {
    Map<ItemId, Scored> reached = new HashMap<>();
    for (Scored text : nearestTexts(asked, depth)) {
      Asked next = asAsked(text);
      for (Scored end : scored(next, scope, depth)) {
        if (!end.isEmpty()) {
          reached.merge(end.item(), chain(asked, text, end), Scored::stronger);
        }
      }
    }
    return reached;
  }

  private List<Scored> nearestTexts(Asked asked, int depth) {
    return scored(asked, new Scope(Set.of(ItemType.TEXT), Filter.ALL), depth).stream()
        .filter(scored -> !scored.isEmpty())
        .sorted(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::item))
        .limit(TEXTS)
        .toList();
  }

  private List<Scored> scored(Asked asked, Scope scope, int depth) {
    Found found = candidates.of(asked, scope, depth);
    return List.copyOf(
        new Scoring(index, background, found.items()).score(asked, found.exact()).values());
  }

  private Asked asAsked(Scored text) {
    PassageRef nearest =
        text.passages().stream().max(Comparator.comparing(BridgeLeg::sum)).orElseThrow().passage();
    List<Passage> passage = nearest.in(catalog.passages(List.of(nearest.item()))).stream().toList();
    return Asked.ofStored(ItemType.TEXT, passage, background).inexact();
  }

  private static Surprise sum(ScoredPassage passage) {
    return passage.evidence().stream()
        .map(Evidence::surprise)
        .reduce(Surprise.NONE, Surprise::plus);
  }

  private static Scored chain(Asked asked, Scored text, Scored end) {
    var similarity = new Similarity(Math.min(text.cosine(), end.cosine()));
    Facet from =
        asked.probes().isEmpty() ? Facet.WORDS : asked.probes().getFirst().channel().from();
    List<ScoredPassage> passages = new ArrayList<>();
    for (ScoredPassage passage : end.passages()) {
      double share = sum(passage).nats() / Math.max(end.score().nats(), Double.MIN_NORMAL);
      var hops = new Evidence.Hops(text.score(), FIRST_HOP, end.score(), share);
      var evidence = new Evidence.OverBridge(from, text.item(), similarity, hops);
      passages.add(new ScoredPassage(passage.passage(), passage.facet(), List.of(evidence)));
    }
    return Scored.of(end.item(), end.type(), passages, Optional.of(text.item()));
  }
}
