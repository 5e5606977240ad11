package dev.onespace.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.Facet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which vectors may be compared, and how what is found so is weighed. */
class ChannelTest {

  @Test
  void there_is_a_channel_for_just_those_facets_that_compare() {
    for (Channel channel : Channel.values()) {
      assertThat(Channel.between(channel.from(), channel.to())).isEqualTo(channel);
      assertThat(channel.from().comparesWith(channel.to())).isTrue();
      assertThat(Channel.from(channel.from())).contains(channel);
    }
    assertThat(Channel.from(Facet.WORDS))
        .containsExactly(Channel.WORDS_TO_WORDS, Channel.WORDS_TO_SIGHT);
    assertThat(Channel.from(Facet.UNKNOWN)).isEmpty();
  }

  @Test
  void looks_are_compared_with_looks_only_and_the_unknown_with_nothing() {
    assertThatThrownBy(() -> Channel.between(Facet.WORDS, Facet.LOOK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("WORDS is never compared with LOOK");
    assertThatThrownBy(() -> Channel.between(Facet.UNKNOWN, Facet.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Facet.LOOK.comparesWith(Facet.LOOK)).isTrue();
    assertThat(Facet.LOOK.comparesWith(Facet.WORDS)).isFalse();
    assertThat(Facet.SIGHT.comparesWith(Facet.LOOK)).isFalse();
    assertThat(Facet.UNKNOWN.comparesWith(Facet.WORDS)).isFalse();
    assertThat(Facet.WORDS.comparesWith(Facet.UNKNOWN)).isFalse();
  }

  @Test
  void of_what_passages_have_in_common_only_that_of_words_is_taken_off() {
    FusionWeights usual = FusionWeights.USUAL;
    assertThat(Channel.WORDS_TO_WORDS.commonness(usual)).isEqualTo(0.25);
    assertThat(Channel.SIGHT_TO_WORDS.commonness(usual)).isEqualTo(1);
    assertThat(Channel.WORDS_TO_SIGHT.commonness(usual)).isZero();
    assertThat(Channel.LOOK_TO_LOOK.commonness(usual)).isZero();
  }

  @Test
  void a_channel_has_the_weight_of_its_constant() {
    var changed = new FusionWeights(Map.of(FusionWeight.WORDS_TO_SIGHT, 9.0));
    assertThat(Channel.WORDS_TO_SIGHT.weight(changed)).isEqualTo(9);
    assertThat(Channel.WORDS_TO_SIGHT.weight(FusionWeights.USUAL)).isEqualTo(2.5);
    assertThat(Channel.WORDS_TO_WORDS.weight(changed)).isEqualTo(1);
  }

  @Test
  void where_an_item_may_have_many_passages_half_of_the_usual_spread_is_the_least() {
    assertThat(Channel.WORDS_TO_WORDS.least()).isEqualTo(0.5);
    assertThat(Channel.NATIVE_TO_NATIVE.least()).isEqualTo(0.5);
    assertThat(Channel.WORDS_TO_SIGHT.least()).isEqualTo(0.02);
    assertThat(Channel.LOOK_TO_LOOK.least()).isEqualTo(0.02);
  }

  @Test
  void a_cosine_counts_as_it_is_and_a_native_one_as_that_of_words_as_unusual() {
    var cosine = new Similarity(0.8);
    assertThat(Channel.WORDS_TO_WORDS.asOfWords(cosine, 3)).isEqualTo(0.8);
    assertThat(Channel.LOOK_TO_LOOK.asOfWords(cosine, 3)).isEqualTo(0.8);
    assertThat(Channel.NATIVE_TO_NATIVE.asOfWords(cosine, 3))
        .isEqualTo(0.36 + 0.055 * 3, within(1e-12));
    assertThat(Channel.NATIVE_TO_NATIVE.asOfWords(cosine, 90)).isEqualTo(1);
    assertThat(Channel.NATIVE_TO_NATIVE.asOfWords(cosine, -90)).isEqualTo(-1);
  }

  @Test
  void constants_are_named_as_on_the_command_line_and_others_than_usual_are_taken() {
    assertThat(FusionWeight.WORDS_TO_SIGHT.key()).isEqualTo("words-to-sight");
    for (FusionWeight weight : FusionWeight.values()) {
      assertThat(FusionWeight.named(weight.key())).contains(weight);
      assertThat(FusionWeights.USUAL.of(weight)).isEqualTo(weight.usual());
    }
    assertThat(FusionWeight.named("no-such")).isEmpty();
  }

  @Test
  void surprisals_add_up_and_are_compared_by_their_nats() {
    var two = new Surprisal(2);
    var three = new Surprisal(3);
    assertThat(two.plus(three)).isEqualTo(new Surprisal(5));
    assertThat(three.times(0.5)).isEqualTo(new Surprisal(1.5));
    assertThat(two.max(three)).isEqualTo(three);
    assertThat(three.max(two)).isEqualTo(three);
    assertThat(three).isGreaterThan(two);
    assertThat(two.plus(Surprisal.NONE)).isEqualTo(two);
  }
}
