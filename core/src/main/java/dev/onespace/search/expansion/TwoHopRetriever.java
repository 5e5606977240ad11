package dev.onespace.search.expansion;

import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.CatalogView;
import dev.onespace.filter.Filter;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.search.legs.Candidates.Sought;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.Scope;
import dev.onespace.search.scoring.Scored;
import dev.onespace.search.scoring.Scored.ScoredPassage;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For a pair of modalities that vectors join only weakly: two strong hops over text, such as
 * picture -> nearest texts -> recordings. A chain is as strong as its weaker hop.
 */
public final class TwoHopRetriever {
  private static final int TEXTS = 5;

  /** A picture is never as near to a text as texts are to each other. */
  private static final double FIRST_HOP = 1.5;

  private final ExpansionPolicy policy;
  private final NeighborSearch hop;
  private final CatalogView catalog;
  private final ScoreCohort cohort;

  public TwoHopRetriever(
      ExpansionPolicy policy, NeighborSearch hop, CatalogView catalog, ScoreCohort cohort) {
    this.policy = policy;
    this.hop = hop;
    this.catalog = catalog;
    this.cohort = cohort;
  }

  /**
   * What of a scope can be reached over texts from anywhere, each item once, by its strongest
   * chain.
   *
   * @param direct what was found without
   */
  public Map<Side, Scored> reached(
      EncodedPart asked, Scope scope, Map<Side, Scored> direct, int depth) {
    Set<Modality> crossed = EnumSet.noneOf(Modality.class);
    for (Modality to : scope.types()) {
      if (policy.overTexts(asked.type(), to, best(direct, to))) {
        crossed.add(to);
      }
    }
    return crossed.isEmpty() ? Map.of() : chains(asked, new Scope(crossed, scope.filter()), depth);
  }

  private static double best(Map<Side, Scored> direct, Modality type) {
    return direct.values().stream()
        .filter(scored -> scored.type() == type)
        .mapToDouble(scored -> scored.score().nats())
        .max()
        .orElse(0);
  }

  private Map<Side, Scored> chains(EncodedPart asked, Scope scope, int depth) {
    List<Scored> texts = nearestTexts(asked, depth);
    Map<ItemId, List<Passage>> passages =
        catalog.passages(texts.stream().map(Scored::item).toList());
    List<List<Scored>> ends =
        hop.from(
            texts.stream().map(text -> new Sought(asAsked(text, passages), scope)).toList(), depth);
    Map<Side, Scored> reached = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      for (Scored end : ends.get(i)) {
        reached.merge(end.side(), end.over(asked, texts.get(i), FIRST_HOP), Scored::stronger);
      }
    }
    return reached;
  }

  private List<Scored> nearestTexts(EncodedPart asked, int depth) {
    var texts = new Sought(asked, new Scope(Set.of(Modality.TEXT), Filter.ALL));
    return hop.from(List.of(texts), depth).getFirst().stream()
        .sorted(Scored.BEST_FIRST)
        .limit(TEXTS)
        .toList();
  }

  private EncodedPart asAsked(Scored text, Map<ItemId, List<Passage>> passages) {
    PassageRef nearest =
        text.passages().stream()
            .max(Comparator.comparing(ScoredPassage::sum))
            .orElseThrow()
            .passage();
    List<Passage> passage = nearest.in(passages).stream().toList();
    return EncodedPart.ofStored(Modality.TEXT, passage, cohort).inexact();
  }
}
