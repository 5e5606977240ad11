package dev.onespace.search.expansion;

import static java.util.stream.Collectors.groupingBy;

import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.CatalogView;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.search.legs.Candidates.Sought;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.question.Scope;
import dev.onespace.search.ranking.Ranked;
import dev.onespace.search.ranking.Strength;
import dev.onespace.search.ranking.Strengths;
import dev.onespace.search.scoring.Scored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In a list of several types, what belongs to a strong hit and is of another type: the picture that
 * a paragraph speaks of, the page that a screenshot is from. A question of few words often finds
 * only one of the two, though they have much in common. What is reached so has to be strong as
 * well, and stands behind what it was reached over.
 */
public final class RelatedItems {
  /** So many hits of each type lead on. */
  private static final int LEADING = 3;

  /** To so many items of each other type. */
  private static final int NEAREST = 2;

  /** They are looked for among so many passages of each leg. */
  private static final int DEPTH = 12;

  private final double favour;
  private final NeighborSearch hop;
  private final CatalogView catalog;
  private final ScoreCohort cohort;
  private final EncodedQuery question;

  public RelatedItems(
      NeighborSearch hop, CatalogView catalog, ScoreCohort cohort, EncodedQuery question) {
    this.favour = cohort.weights().of(FusionWeight.RELATED);
    this.hop = hop;
    this.catalog = catalog;
    this.cohort = cohort;
    this.question = question;
  }

  /**
   * For each part of the question, what of a scope it reaches over the strong hits of a list; empty
   * if that is nothing.
   */
  public List<Map<Side, Scored>> of(List<Ranked> ranked, Scope scope) {
    Set<Modality> types = ranked.stream().map(Ranked::type).collect(Collectors.toSet());
    List<Ranked> leading = favour > 0 && types.size() > 1 ? leading(ranked) : List.of();
    if (leading.isEmpty()) {
      return List.of();
    }
    Set<ItemId> known = new HashSet<>(question.themselves());
    ranked.stream().filter(Ranked::isRelevant).map(Ranked::item).forEach(known::add);
    List<Related> found =
        all(leading, types, scope).stream()
            .filter(each -> !known.contains(each.found.item()))
            .toList();
    return found.isEmpty() ? List.of() : byPart(found);
  }

  private List<Related> all(List<Ranked> leading, Set<Modality> types, Scope scope) {
    Map<ItemId, List<Passage>> passages =
        catalog.passages(leading.stream().map(Ranked::item).toList());
    List<Sought> hops =
        leading.stream()
            .map(
                hit ->
                    new Sought(
                        asked(hit, passages.getOrDefault(hit.item(), List.of())),
                        new Scope(without(types, hit.type()), scope.filter())))
            .toList();
    List<List<Scored>> near = hop.from(hops, DEPTH);
    List<Related> related = new ArrayList<>();
    for (int i = 0; i < leading.size(); i++) {
      Ranked hit = leading.get(i);
      nearest(near.get(i)).map(found -> new Related(hit, found)).forEach(related::add);
    }
    return related;
  }

  private static List<Ranked> leading(List<Ranked> ranked) {
    return ranked.stream()
        .filter(hit -> hit.strength().isStrong())
        .collect(groupingBy(Ranked::type))
        .values()
        .stream()
        .flatMap(hits -> hits.stream().limit(LEADING))
        .toList();
  }

  private static Set<Modality> without(Set<Modality> types, Modality left) {
    Set<Modality> others = EnumSet.copyOf(types);
    others.remove(left);
    return others;
  }

  private EncodedPart asked(Ranked hit, List<Passage> passages) {
    List<Passage> answering =
        passages.stream().filter(passage -> passage.modality() == hit.type()).toList();
    return EncodedPart.ofStored(hit.type(), EncodedPart.spread(answering), cohort).inexact();
  }

  private Stream<Scored> nearest(List<Scored> near) {
    return near.stream().collect(groupingBy(Scored::type)).values().stream()
        .flatMap(this::nearestOfType);
  }

  private Stream<Scored> nearestOfType(List<Scored> ofType) {
    List<Scored> best = ofType.stream().sorted(Scored.BEST_FIRST).limit(NEAREST).toList();
    double highest = best.getFirst().score().nats();
    return best.stream().filter(it -> isStrong(it, highest));
  }

  private boolean isStrong(Scored found, double highest) {
    double expected = cohort.expectedBest(found.type(), found.length());
    return Strength.ofLogit(Strengths.logit(found, highest, expected).value()).isStrong();
  }

  private List<Map<Side, Scored>> byPart(List<Related> related) {
    List<Map<Side, Scored>> byPart = new ArrayList<>();
    for (int i = 0; i < question.parts().size(); i++) {
      byPart.add(question.parts().get(i).not() ? Map.of() : reached(i, related));
    }
    return byPart;
  }

  private Map<Side, Scored> reached(int part, Collection<Related> related) {
    WeightedPart asked = question.parts().get(part);
    Map<Side, Scored> reached = new HashMap<>();
    for (Related each : related) {
      Scored first = each.of.byPart().get(part);
      Scored found = each.found;
      if (!first.isEmpty()) {
        reached.merge(found.side(), found.over(asked.asked(), first, favour), Scored::stronger);
      }
    }
    return reached;
  }

  /**
   * What belongs to a hit.
   *
   * @param of the hit
   * @param found what the hit finds in it
   */
  private record Related(Ranked of, Scored found) {}
}
