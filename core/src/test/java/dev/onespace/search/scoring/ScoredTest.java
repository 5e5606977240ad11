package dev.onespace.search.scoring;

import static dev.onespace.search.scoring.Finds.in;
import static dev.onespace.search.scoring.Finds.near;
import static dev.onespace.search.scoring.Finds.part;
import static dev.onespace.search.scoring.Finds.same;
import static dev.onespace.search.scoring.Finds.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.Surprisal;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.legs.Leg;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What evidence makes of an item. */
class ScoredTest {

  @Test
  void the_best_of_each_kind_adds_up_over_all_passages() {
    Scored scored =
        in(
            "a",
            Modality.TEXT,
            List.of(near(Channel.WORDS_TO_WORDS, 3, 0.5), shared(1, 9)),
            List.of(near(Channel.WORDS_TO_WORDS, 4, 0.6), shared(2, 9)),
            List.of(near(Channel.WORDS_TO_SIGHT, 5, 0.3)));
    assertThat(scored.score().nats()).isEqualTo(4 + 2 + 5);
    assertThat(scored.counted()).hasSize(3);
    assertThat(scored.counted().getFirst().passage().ordinal()).isEqualTo(1);
  }

  @Test
  void exact_matches_are_no_part_of_the_score() {
    Scored scored = in("a", Modality.TEXT, List.of(near(3), same(5)), List.of(same(6)));
    assertThat(scored.score().nats()).isEqualTo(3);
    assertThat(scored.exact().nats()).isEqualTo(6);
    assertThat(in("a", Modality.TEXT, near(3)).exact()).isEqualTo(Surprisal.NONE);
  }

  @Test
  void the_order_of_passages_does_not_change_a_score() {
    Random random = new Random(29);
    List<List<Evidence>> passages = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      passages.add(List.of(near(random.nextDouble(9)), shared(random.nextDouble(5), 9)));
    }
    Scored scored = scored(passages);
    Collections.shuffle(passages, random);
    assertThat(scored(passages).score().nats()).isEqualTo(scored.score().nats(), within(1e-12));
  }

  @SuppressWarnings("unchecked") // an array of lists, for varargs
  private static Scored scored(List<List<Evidence>> passages) {
    return in("a", Modality.TEXT, passages.toArray(List[]::new));
  }

  @Test
  void for_strength_the_highest_cosine_and_the_largest_share_of_any_passage_count() {
    Scored scored =
        in(
            "a",
            Modality.TEXT,
            List.of(near(9, 0.4), shared(3, 4)),
            List.of(near(1, 0.8), shared(1, 4)));
    assertThat(scored.cosine()).isEqualTo(0.8);
    assertThat(scored.share()).isEqualTo(0.75);
    assertThat(in("a", Modality.TEXT, shared(3, 4)).cosine()).isZero();
    assertThat(in("a", Modality.TEXT, near(3)).share()).isZero();
  }

  @Test
  void a_share_is_at_most_all_and_nothing_where_nothing_was_possible() {
    assertThat(new Evidence.OfWords(8, 4, 1).share()).isEqualTo(1);
    assertThat(new Evidence.OfWords(2, 4, 1).share()).isEqualTo(0.5);
    assertThat(new Evidence.OfWords(2, 0, 1).share()).isZero();
  }

  @Test
  void shared_words_count_by_their_weight() {
    assertThat(new Evidence.OfWords(4, 8, 0.25).surprisal().nats()).isEqualTo(1);
  }

  @Test
  void evidence_knows_the_leg_that_brought_it_and_each_channel_is_a_kind_of_its_own() {
    assertThat(near(3).leg()).isEqualTo(Leg.VECTOR);
    assertThat(shared(1, 2).leg()).isEqualTo(Leg.WORDS);
    assertThat(same(1).leg()).isEqualTo(Leg.EXACT);
    assertThat(near(Channel.WORDS_TO_SIGHT, 1, 0.1).kind())
        .isNotEqualTo(near(Channel.WORDS_TO_WORDS, 1, 0.1).kind());
    assertThat(shared(1, 2).kind()).isEqualTo(shared(5, 6).kind());
  }

  @Test
  void of_two_pieces_of_evidence_the_more_unusual_is_the_stronger_of_equals_the_first() {
    Evidence first = near(2, 0.1);
    Evidence second = near(2, 0.2);
    assertThat(Evidence.stronger(first, second)).isSameAs(first);
    assertThat(Evidence.stronger(first, near(3))).isEqualTo(near(3));
    assertThat(Evidence.stronger(near(3), first)).isEqualTo(near(3));
  }

  @Test
  void the_stronger_of_two_has_more_codes_else_the_higher_score_else_comes_first() {
    Scored near = in("a", Modality.TEXT, near(9));
    Scored nearer = in("b", Modality.TEXT, near(10));
    Scored same = in("c", Modality.TEXT, same(1));
    Scored rarer = in("d", Modality.TEXT, same(2));
    assertThat(Scored.stronger(near, same)).isSameAs(same);
    assertThat(Scored.stronger(rarer, same)).isSameAs(rarer);
    assertThat(Scored.stronger(near, nearer)).isSameAs(nearer);
    assertThat(Scored.stronger(nearer, near)).isSameAs(nearer);
    assertThat(Scored.stronger(near, in("z", Modality.TEXT, near(9)))).isSameAs(near);
  }

  @Test
  void the_best_comes_first_and_of_equals_the_first_id() {
    Scored a = in("a", Modality.TEXT, near(2));
    Scored b = in("b", Modality.TEXT, near(2));
    Scored c = in("c", Modality.TEXT, near(4));
    assertThat(Stream.of(b, a, c).sorted(Scored.BEST_FIRST)).containsExactly(c, a, b);
  }

  @Test
  void nothing_is_found_in_nothing() {
    Scored nothing = Scored.nothing(new ItemId("a"), Modality.TEXT);
    assertThat(nothing.isEmpty()).isTrue();
    assertThat(nothing.score()).isEqualTo(Surprisal.NONE);
    assertThat(nothing.length()).isEqualTo(1);
    assertThat(in("a", Modality.TEXT, near(1)).isEmpty()).isFalse();
  }

  @Test
  void over_another_item_the_weaker_hop_counts() {
    Scored first = in("text", Modality.TEXT, near(4, 0.7));
    Scored end = in("call", Modality.AUDIO, near(5, 0.6));
    assertThat(end.over(part(), first, 1).score().nats()).isEqualTo(4);
    assertThat(end.over(part(), first, 1.5).score().nats()).isEqualTo(5);
    assertThat(end.over(part(), first, 1.1).score().nats()).isEqualTo(4.4, within(1e-12));
  }

  @Test
  void what_was_reached_over_another_item_says_so_and_has_the_smaller_cosine_of_both() {
    Scored first = in("text", Modality.TEXT, near(4, 0.7));
    Scored end = in("call", Modality.AUDIO, near(5, 0.6)).over(part(), first, 1);
    assertThat(end.over()).contains(new ItemId("text"));
    assertThat(end.item()).isEqualTo(new ItemId("call"));
    assertThat(end.cosine()).isEqualTo(0.6);
    assertThat(end.counted()).extracting(it -> it.evidence().leg()).containsOnly(Leg.BRIDGE);
    Scored other = in("call", Modality.AUDIO, near(5, 0.9)).over(part(), first, 1);
    assertThat(other.cosine()).isEqualTo(0.7);
  }

  @Test
  void each_passage_reached_has_the_share_of_the_chain_that_leads_to_it() {
    Scored first = in("text", Modality.TEXT, near(100));
    Scored end = in("call", Modality.AUDIO, List.of(near(3)), List.of(near(6)));
    List<Double> reached =
        end.over(part(), first, 1).passages().stream().map(it -> it.sum().nats()).toList();
    assertThat(reached).containsExactly(3.0, 6.0);
  }

  @Test
  void all_that_speaks_for_a_passage_is_its_sum() {
    Scored scored = in("a", Modality.TEXT, near(3), shared(2, 9), same(4));
    assertThat(scored.passages().getFirst().sum().nats()).isEqualTo(9);
  }
}
