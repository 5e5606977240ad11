package dev.onespace.search.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.calibrate.Surprisal;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.legs.Side;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken off scores where several types share a list. */
class TypeBaselinesTest {
  private final Map<Side, Double> scores = new HashMap<>();

  @Test
  void it_is_a_share_of_the_tenth_best_score_of_the_type() {
    for (int i = 1; i <= 25; i++) {
      add("text-" + i, Modality.TEXT, i);
      add("image-" + i, Modality.IMAGE, 100 + i);
    }
    TypeBaseline texts = new TypeBaselines(scores, 0.7).of(Modality.TEXT);
    assertThat(texts).isEqualTo(new TypeBaseline(0.7, 10, 16));
    assertThat(texts.nats()).isEqualTo(0.7 * 16, within(1e-12));
    assertThat(new TypeBaselines(scores, 0.7).of(Modality.IMAGE).score()).isEqualTo(116);
  }

  @Test
  void it_is_less_of_the_last_one_where_there_are_fewer_than_ten() {
    add("a", Modality.TEXT, 9);
    add("b", Modality.TEXT, 5);
    assertThat(new TypeBaselines(scores, 0.5).of(Modality.TEXT))
        .isEqualTo(new TypeBaseline(0.5 * 2 / 10, 2, 5));
  }

  @Test
  void of_a_type_that_is_not_in_the_list_it_is_nothing() {
    add("a", Modality.TEXT, 9);
    TypeBaseline none = new TypeBaselines(scores, 0.5).of(Modality.AUDIO);
    assertThat(none).isEqualTo(TypeBaseline.NONE);
    assertThat(none.nats()).isZero();
  }

  @Test
  void a_preference_is_a_weight_times_the_logit() {
    assertThat(new TypePreference(2, -3).nats()).isEqualTo(-6);
    assertThat(TypePreference.NONE.nats()).isZero();
  }

  @Test
  void the_rarer_exact_match_is_the_greater_rank_and_only_of_equals_the_higher_score() {
    var exact = new FusedRank(new Surprisal(1), -5);
    assertThat(exact).isGreaterThan(new FusedRank(Surprisal.NONE, 90));
    assertThat(exact).isLessThan(new FusedRank(new Surprisal(2), -9));
    assertThat(exact).isGreaterThan(new FusedRank(new Surprisal(1), -6));
  }

  private void add(String id, Modality type, double score) {
    scores.put(new Side(new ItemId(id), type), score);
  }
}
