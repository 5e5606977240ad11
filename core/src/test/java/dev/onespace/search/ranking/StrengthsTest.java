package dev.onespace.search.ranking;

import static dev.onespace.search.scoring.Finds.in;
import static dev.onespace.search.scoring.Finds.near;
import static dev.onespace.search.scoring.Finds.overBridge;
import static dev.onespace.search.scoring.Finds.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.Modality;
import dev.onespace.search.ranking.Logit.Term;
import dev.onespace.search.scoring.Scored;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a hit is to be trusted. */
class StrengthsTest {

  @Test
  void the_logit_is_the_sum_that_the_documents_tell() {
    Scored scored = in("a", Modality.TEXT, near(8, 0.6), shared(3, 6));
    double z = Math.sqrt(2 * 11); // nats of the vector and of the words
    double expected =
        -6.70 + 0.65 * (z - 2.5) + 7 * 0.6 + 1.5 * 0.5 * 0.5 + 0.45 * (z - Math.sqrt(2 * 18));
    assertThat(Strengths.logit(scored, 18, 2.5).value()).isEqualTo(expected, within(1e-9));
  }

  @Test
  void more_unusual_is_stronger_and_more_unrelated_items_make_it_weaker() {
    assertThat(of(in("a", Modality.TEXT, near(9)), 9, 2))
        .isGreaterThan(of(in("a", Modality.TEXT, near(4)), 9, 2));
    assertThat(of(in("a", Modality.TEXT, near(9)), 9, 3))
        .isLessThan(of(in("a", Modality.TEXT, near(9)), 9, 2));
  }

  @Test
  void a_higher_cosine_is_stronger_and_what_is_far_behind_the_best_is_weaker() {
    assertThat(of(in("a", Modality.TEXT, near(9, 0.7)), 9, 2))
        .isGreaterThan(of(in("a", Modality.TEXT, near(9, 0.5)), 9, 2));
    assertThat(of(in("a", Modality.TEXT, near(9)), 20, 2))
        .isLessThan(of(in("a", Modality.TEXT, near(9)), 9, 2));
  }

  @Test
  void without_vectors_three_quarters_of_the_share_stand_for_the_cosine() {
    Scored scored = in("a", Modality.TEXT, shared(3, 6));
    double asVectors = of(scored, 3, 2);
    assertThat(Strengths.ofWords(scored, 3, 2).value())
        .isEqualTo(asVectors + 7 * 0.75 * 0.5, within(1e-9));
  }

  @Test
  void a_score_below_nothing_counts_as_nothing() {
    assertThat(of(in("a", Modality.TEXT, near(-3, 0.5)), 0, 0))
        .isEqualTo(of(in("a", Modality.TEXT, near(0, 0.5)), 0, 0));
  }

  @Test
  void a_logit_is_its_base_and_each_factor_times_what_is_measured_above_what_it_is_compared_with() {
    var logit = new Logit(-1, List.of(new Term("a", 2, 5, 3), new Term("b", 0.5, 1, 3)));
    assertThat(logit.value()).isEqualTo(-1 + 2 * 2 - 0.5 * 2);
    assertThat(new Logit(4, List.of()).value()).isEqualTo(4);
  }

  @Test
  void a_confidence_is_the_logistic_function_of_the_logit() {
    assertThat(Strength.ofLogit(0).confidence()).isEqualTo(0.5);
    assertThat(Strength.ofLogit(Math.log(3)).confidence()).isEqualTo(0.75, within(1e-12));
    assertThat(Strength.ofLogit(-Math.log(3)).confidence()).isEqualTo(0.25, within(1e-12));
  }

  @Test
  void levels_begin_where_the_documents_say() {
    assertThat(new Strength(0.45).level()).isEqualTo(Strength.Level.STRONG);
    assertThat(new Strength(0.4499).level()).isEqualTo(Strength.Level.FAIR);
    assertThat(new Strength(0.11).level()).isEqualTo(Strength.Level.FAIR);
    assertThat(new Strength(0.1099).level()).isEqualTo(Strength.Level.WEAK);
    assertThat(new Strength(0.45).isStrong()).isTrue();
    assertThat(new Strength(0.44).isStrong()).isFalse();
    assertThat(new Strength(0.11).isRelevant()).isTrue();
    assertThat(new Strength(0.10).isRelevant()).isFalse();
    assertThat(Strength.Level.STRONG.label()).isEqualTo("strong");
  }

  @Test
  void the_logit_at_which_fair_begins_makes_a_fair_strength() {
    assertThat(Strength.ofLogit(Strength.FAIREST_LOGIT).confidence())
        .isEqualTo(0.11, within(1e-12));
    assertThat(Strength.ofLogit(Strength.FAIREST_LOGIT + 1e-6).isRelevant()).isTrue();
    assertThat(Strength.ofLogit(Strength.FAIREST_LOGIT - 1e-6).isRelevant()).isFalse();
  }

  @Test
  void the_surer_strength_is_the_greater() {
    assertThat(new Strength(0.5)).isGreaterThan(new Strength(0.4));
  }

  @Test
  void what_was_found_directly_is_compared_with_what_was_found_so_of_its_type() {
    Scored direct = in("a", Modality.TEXT, near(3));
    Scored other = in("b", Modality.TEXT, near(5));
    Scored picture = in("c", Modality.IMAGE, near(50));
    Scored bridged = overBridge("d", Modality.TEXT, "x", 9);
    BestScorePerType best = BestScorePerType.in(List.of(direct, other, picture, bridged));
    assertThat(best.of(direct)).isEqualTo(5);
    assertThat(best.of(bridged)).isEqualTo(9);
    assertThat(best.of(picture)).isEqualTo(50);
  }

  @Test
  void what_is_reached_over_another_item_is_compared_with_a_better_direct_one() {
    Scored direct = in("a", Modality.TEXT, near(30));
    Scored bridged = overBridge("d", Modality.TEXT, "x", 9);
    assertThat(BestScorePerType.in(List.of(bridged, direct)).of(bridged)).isEqualTo(30);
  }

  @Test
  void of_a_type_in_which_nothing_was_found_the_best_is_nothing() {
    BestScorePerType best = BestScorePerType.in(List.of(in("a", Modality.TEXT, near(3))));
    assertThat(best.of(in("b", Modality.AUDIO, near(7)))).isZero();
  }

  private static double of(Scored scored, double highest, double expected) {
    return Strengths.logit(scored, highest, expected).value();
  }
}
