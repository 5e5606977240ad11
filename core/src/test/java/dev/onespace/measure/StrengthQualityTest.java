package dev.onespace.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.measure.StrengthQuality.Areas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How well strength tells what is relevant, measured. */
class StrengthQualityTest {
  private record Case(double score, boolean positive) {}

  @Test
  void the_area_is_how_often_a_positive_scores_higher_and_ties_count_half() {
    Random random = new Random(31);
    for (int round = 0; round < 50; round++) {
      List<Case> cases = new ArrayList<>();
      cases.add(new Case(3, true));
      cases.add(new Case(3, false));
      for (int i = random.nextInt(30); i > 0; i--) {
        cases.add(new Case(random.nextInt(8), random.nextBoolean()));
      }
      double wins = 0;
      double pairs = 0;
      for (Case yes : cases) {
        for (Case no : cases) {
          if (yes.positive() && !no.positive()) {
            pairs++;
            wins += yes.score() > no.score() ? 1 : yes.score() == no.score() ? 0.5 : 0;
          }
        }
      }
      assertThat(Roc.area(cases, Case::score, Case::positive))
          .isEqualTo(wins / pairs, within(1e-12));
    }
  }

  @Test
  void without_a_positive_or_without_a_negative_there_is_no_area() {
    assertThat(Roc.area(List.of(new Case(1, true)), Case::score, Case::positive)).isNaN();
    assertThat(Roc.area(List.of(new Case(1, false)), Case::score, Case::positive)).isNaN();
  }

  @Test
  void areas_are_told_for_each_pair_and_for_all_together() {
    var quality = new StrengthQuality();
    quality.hit("text->image", true, 0.9, 0.1);
    quality.hit("text->image", false, 0.2, 0.5);
    quality.hit("text->text", true, 0.1, 0.9);
    quality.hit("text->text", false, 0.3, 0.2);
    assertThat(quality.summary().areas())
        .isEqualTo(
            Map.of(
                "text->image",
                new Areas(2, 1, 0),
                "text->text",
                new Areas(2, 0, 1),
                "all",
                new Areas(4, 0.5, 0.5)));
  }

  @Test
  void shares_are_of_the_questions_that_were_asked() {
    var quality = new StrengthQuality();
    assertThat(quality.summary().foundStrong()).as("of none").isZero();
    quality.found(true);
    quality.found(true);
    quality.found(true);
    quality.found(false);
    quality.foreign(true, false);
    quality.foreign(true, true);
    quality.foreign(false, false);
    quality.foreign(false, false);
    StrengthQuality.Summary told = quality.summary();
    assertThat(told.found()).isEqualTo(4);
    assertThat(told.foundStrong()).isEqualTo(0.75);
    assertThat(told.foreign()).isEqualTo(4);
    assertThat(told.foreignRelevant()).isEqualTo(0.5);
    assertThat(told.foreignStrong()).isEqualTo(0.25);
  }
}
