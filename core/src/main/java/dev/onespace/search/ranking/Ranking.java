package dev.onespace.search.ranking;

import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.calibrate.Surprisal;
import dev.onespace.item.ItemId;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.scoring.Scored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fuses what the parts of a question find into one order. Surprisals add up over the parts, by
 * their weights; those of a part that pushes away are taken off.
 */
public final class Ranking {
  /** What matches by its very id or code is what was asked for, whatever else it says. */
  private static final Strength SAME = new Strength(0.95);

  private final ScoreCohort cohort;
  private final EncodedQuery question;
  private final Set<Side> sides;
  private final List<Map<Side, Scored>> byPart;

  /**
   * A ranking.
   *
   * @param sides the candidates
   * @param byPart what each part finds in them
   */
  public Ranking(
      ScoreCohort cohort, EncodedQuery question, Set<Side> sides, List<Map<Side, Scored>> byPart) {
    this.cohort = cohort;
    this.question = question;
    this.sides = sides;
    this.byPart = byPart;
  }

  /**
   * All items that anything speaks for, best first, each once, by the side of it that answers best.
   * Where several types share the list, none crowds out the others.
   */
  public List<Ranked> ranked() {
    boolean mixed = sides.stream().map(Side::type).distinct().count() > 1;
    Map<Side, Double> scores = new HashMap<>();
    sides.forEach(side -> scores.put(side, score(side)));
    TypeBaselines levels = new TypeBaselines(scores, cohort.weights().of(FusionWeight.LEVEL));
    double weight = cohort.weights().of(FusionWeight.TRUST);
    List<BestScorePerType> highest =
        byPart.stream().map(part -> BestScorePerType.in(part.values())).toList();
    List<Ranked> ranked = new ArrayList<>();
    sides.forEach(
        side -> {
          List<Scored> parts = parts(side);
          if (found(parts)) {
            TypeBaseline level = mixed ? levels.of(side.type()) : TypeBaseline.NONE;
            List<Logit> logits = logits(parts, highest);
            double logit = together(logits);
            TypePreference trust = mixed ? new TypePreference(weight, logit) : TypePreference.NONE;
            double score = scores.getOrDefault(side, 0.0) - level.nats() + trust.nats();
            FusedRank rank = new FusedRank(exact(parts), score);
            Strength strength = rank.exact().nats() > 0 ? SAME : Strength.ofLogit(logit);
            ranked.add(
                new Ranked(side.item(), side.type(), rank, strength, parts, level, trust, logits));
          }
        });
    ranked.sort(Ranked.BEST_FIRST);
    Set<ItemId> shown = new HashSet<>();
    return ranked.stream().filter(each -> shown.add(each.item())).toList();
  }

  private List<Scored> parts(Side side) {
    return byPart.stream()
        .map(scored -> scored.getOrDefault(side, Scored.nothing(side.item(), side.type())))
        .toList();
  }

  private boolean found(List<Scored> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (!part(i).not() && !parts.get(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private double score(Side side) {
    double sum = 0;
    for (int i = 0; i < byPart.size(); i++) {
      Scored scored = byPart.get(i).get(side);
      if (scored != null) {
        sum += (part(i).not() ? -1 : 1) * part(i).weight() * scored.score().nats();
      }
    }
    return sum;
  }

  private Surprisal exact(List<Scored> parts) {
    Surprisal sum = Surprisal.NONE;
    for (int i = 0; i < parts.size(); i++) {
      if (!part(i).not()) {
        sum = sum.plus(parts.get(i).exact());
      }
    }
    return sum;
  }

  private List<Logit> logits(List<Scored> parts, List<BestScorePerType> highest) {
    List<Logit> logits = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Scored scored = parts.get(i);
      double best = highest.get(i).of(scored);
      double expected = cohort.expectedBest(scored.type(), scored.length());
      logits.add(
          part(i).asked().wordsOnly()
              ? Strengths.ofWords(scored, best, expected)
              : Strengths.logit(scored, best, expected));
    }
    return List.copyOf(logits);
  }

  /**
   * The mean logit of the parts that look for something, by weight; as far as a part that pushes
   * away finds the item too, that much less.
   */
  private double together(List<Logit> logits) {
    double sum = 0;
    double weights = 0;
    double against = 0;
    for (int i = 0; i < logits.size(); i++) {
      double logit = logits.get(i).value();
      if (part(i).not()) {
        against += part(i).weight() * Math.max(0, logit - Strength.FAIREST_LOGIT);
      } else {
        sum += part(i).weight() * logit;
        weights += part(i).weight();
      }
    }
    return sum / weights - against;
  }

  private WeightedPart part(int i) {
    return question.parts().get(i);
  }
}
