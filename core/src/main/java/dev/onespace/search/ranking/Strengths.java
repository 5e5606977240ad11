package dev.onespace.search.ranking;

import dev.onespace.search.ranking.Logit.Term;
import dev.onespace.search.scoring.Scored;
import java.util.List;

/**
 * Tells how strong a hit is: a logistic rule over three things. Surprisal alone says how far an
 * item stands out, not whether what stands out is relevant; the raw cosine (of native vectors the
 * cosine of words that is as unusual) says more of that; and what is far behind the best of its
 * type is seldom meant. Fitted on labelled questions and on questions from another world, see
 * docs/quality.md.
 */
public final class Strengths {
  private static final double BASE = -6.70;
  private static final double SCORE = 0.65;
  private static final double COSINE = 7.0;
  private static final double SHARE = 1.5;
  private static final double DISTANCE = 0.45;

  /**
   * What stands for the cosine where there is none: that of a text with all words of a question.
   */
  private static final double ALL_SHARED = 0.75;

  private Strengths() {}

  /**
   * The logit of an item's being relevant to a part of a question.
   *
   * @param highest the best score among the items of its type
   * @param expected how many deviations the best of so many unrelated passages would have: of as
   *     many items as the collection has of the type, each as long as this one
   */
  public static Logit logit(Scored scored, double highest, double expected) {
    return logit(scored, highest, expected, new Term("highest cosine", COSINE, scored.cosine(), 0));
  }

  /** The same for a part that has words only: their share stands for the cosine, too. */
  static Logit ofWords(Scored scored, double highest, double expected) {
    double cosine = ALL_SHARED * scored.share();
    return logit(
        scored, highest, expected, new Term("share of the words, as a cosine", COSINE, cosine, 0));
  }

  private static Logit logit(Scored scored, double highest, double expected, Term cosine) {
    double score = deviations(scored.score().nats());
    return new Logit(
        BASE,
        List.of(
            new Term("z, less that of the best of as many unrelated", SCORE, score, expected),
            cosine,
            new Term("share of the words, squared", SHARE, Math.pow(scored.share(), 2), 0),
            new Term(
                "z, less that of the best of its type", DISTANCE, score, deviations(highest))));
  }

  /** The z that a surprisal stands for. */
  private static double deviations(double surprisal) {
    return Math.sqrt(2 * Math.max(0, surprisal));
  }
}
