package dev.onespace.search.ranking;

import static dev.onespace.search.scoring.Finds.asking;
import static dev.onespace.search.scoring.Finds.cohort;
import static dev.onespace.search.scoring.Finds.found;
import static dev.onespace.search.scoring.Finds.in;
import static dev.onespace.search.scoring.Finds.near;
import static dev.onespace.search.scoring.Finds.part;
import static dev.onespace.search.scoring.Finds.same;
import static dev.onespace.search.scoring.Finds.sides;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.Modality;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.ranking.Arithmetic.OfPart;
import dev.onespace.search.scoring.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is told of how a rank comes about is how it comes about. */
class ArithmeticTest {
  private static final EncodedQuery QUESTION =
      asking(
          new WeightedPart(part(), 1.5, false),
          new WeightedPart(part(), 1, false),
          new WeightedPart(part(), 0.7, true));

  @Test
  void what_is_told_adds_up_to_the_rank_and_the_strength() {
    Random random = new Random(17);
    for (int round = 0; round < 20; round++) {
      List<Map<Side, Scored>> byPart = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        byPart.add(
            found(
                in("a", Modality.TEXT, near(1 + random.nextDouble(9), random.nextDouble())),
                in("b", Modality.IMAGE, near(1 + random.nextDouble(9), random.nextDouble())),
                in("c", Modality.AUDIO, near(1 + random.nextDouble(9), random.nextDouble()))));
      }
      var ranking = new Ranking(cohort(), QUESTION, sides(byPart.getFirst().values()), byPart);
      for (Ranked ranked : ranking.ranked()) {
        Arithmetic told = Arithmetic.of(QUESTION, ranked);
        double sum = told.parts().stream().mapToDouble(OfPart::score).sum();
        assertThat(sum - told.level().nats() + told.trust().nats())
            .isEqualTo(ranked.rank().score(), within(1e-9));
        double logit = told.trust().logit();
        assertThat(ranked.strength()).isEqualTo(Strength.ofLogit(logit));
        double against = told.parts().getLast().against() * 0.7;
        double mean =
            (1.5 * told.parts().get(0).logit().value() + told.parts().get(1).logit().value()) / 2.5;
        assertThat(mean - against).isEqualTo(logit, within(1e-9));
      }
    }
  }

  @Test
  void exact_matches_are_told_but_not_added() {
    Scored scored = in("a", Modality.TEXT, near(3), same(5));
    Ranked ranked =
        new Ranking(cohort(), asking(), sides(List.of(scored)), List.of(found(scored)))
            .ranked()
            .getFirst();
    OfPart told = Arithmetic.of(asking(), ranked).parts().getFirst();
    assertThat(told.evidence()).hasSize(2);
    assertThat(told.found().nats()).isEqualTo(3);
    assertThat(told.score()).isEqualTo(3);
    assertThat(told.against()).isZero();
  }
}
