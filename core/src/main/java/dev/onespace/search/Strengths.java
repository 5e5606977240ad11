package dev.onespace.search;

import dev.onespace.calibrate.Channel;
import dev.onespace.item.Facet;
import dev.onespace.search.Match.Evidence;
import dev.onespace.search.Scored.ScoredPassage;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells how strong a hit is: a logistic rule over the best evidence of an item and its distance to
 * the best hit of the answer. Surprise alone says how far an item stands out, not whether what
 * stands out is relevant; the cosine of words and the shared words say more of that. Fitted on
 * labelled questions and on questions from another world, see docs/quality.md.
 */
final class Strengths {
  private static final double BASE = -3.38;
  private static final double COSINE = 1.62;
  private static final double SHARED_WORDS = 0.54;
  private static final double SIGHT = 0.31;
  private static final double LOOK = 5.38;
  private static final double DISTANCE = 0.68;
  private static final double STRONG = -0.7;
  private static final double FAIR = -1.5;

  private final double highest;

  /** Strengths in an answer whose best score is this. */
  Strengths(double highest) {
    this.highest = deviations(highest);
  }

  Strength of(Scored scored, double score) {
    double logit =
        BASE
            + COSINE
                * raw(
                    scored,
                    it ->
                        it.leg() == Leg.VECTOR
                            && it.from() == Facet.WORDS
                            && it.to() == Facet.WORDS)
            + SHARED_WORDS * Math.sqrt(raw(scored, it -> it.leg() == Leg.WORDS))
            + SIGHT * sight(scored)
            + LOOK * raw(scored, it -> it.to() == Facet.LOOK)
            + DISTANCE * (deviations(score) - highest);
    if (logit >= STRONG) {
      return Strength.STRONG;
    }
    return logit >= FAIR ? Strength.FAIR : Strength.WEAK;
  }

  /** The z that a surprise stands for. */
  private static double deviations(double surprise) {
    return Math.sqrt(2 * Math.max(0, surprise));
  }

  private static double raw(Scored scored, Predicate<Evidence> which) {
    return evidence(scored).filter(which).mapToDouble(Evidence::raw).max().orElse(0);
  }

  private static double sight(Scored scored) {
    return evidence(scored)
        .filter(it -> it.leg() == Leg.VECTOR && (it.from() == Facet.SIGHT ^ it.to() == Facet.SIGHT))
        .mapToDouble(it -> deviations(it.score() / Channel.between(it.from(), it.to()).weight()))
        .max()
        .orElse(0);
  }

  private static Stream<Evidence> evidence(Scored scored) {
    return scored.passages().stream().map(ScoredPassage::evidence).flatMap(List::stream);
  }
}
