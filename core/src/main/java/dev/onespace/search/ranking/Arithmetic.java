package dev.onespace.search.ranking;

import dev.onespace.calibrate.Surprisal;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.scoring.Located;
import dev.onespace.search.scoring.Scored;
import java.util.ArrayList;
import java.util.List;

/**
 * How a hit's rank and strength come about, with all that goes into them.
 *
 * @param parts what each part of the question adds, in their order
 * @param level what is taken off, as other types share the list
 * @param trust what is added, as other types share the list
 */
public record Arithmetic(List<OfPart> parts, TypeBaseline level, TypePreference trust) {
  public Arithmetic {
    parts = List.copyOf(parts);
  }

  public static Arithmetic of(EncodedQuery question, Ranked ranked) {
    List<OfPart> parts = new ArrayList<>();
    for (int i = 0; i < question.parts().size(); i++) {
      WeightedPart asked = question.parts().get(i);
      Scored scored = ranked.byPart().get(i);
      parts.add(
          new OfPart(
              asked.weight(),
              asked.not(),
              scored.score(),
              scored.counted(),
              ranked.logits().get(i)));
    }
    return new Arithmetic(parts, ranked.level(), ranked.trust());
  }

  /**
   * What a part of the question adds.
   *
   * @param weight how much it counts
   * @param not whether it pushes away: what it finds is taken off
   * @param found the sum of its evidence, but for exact matches
   * @param evidence the best of each kind over all passages of the item, exact matches too
   * @param logit what it makes the strength
   */
  public record OfPart(
      double weight, boolean not, Surprisal found, List<Located> evidence, Logit logit) {
    public OfPart {
      evidence = List.copyOf(evidence);
    }

    /** What it adds to the score, below 0 if it pushes away. */
    public double score() {
      return (not ? -1 : 1) * weight * found.nats();
    }

    /** How far what pushes away takes an item for relevant, by its logit; at least 0. */
    public double against() {
      return not ? Math.max(0, logit.value() - Strength.FAIREST_LOGIT) : 0;
    }
  }
}
