package dev.onespace.search.ranking;

import static dev.onespace.search.scoring.Finds.asking;
import static dev.onespace.search.scoring.Finds.cohort;
import static dev.onespace.search.scoring.Finds.found;
import static dev.onespace.search.scoring.Finds.in;
import static dev.onespace.search.scoring.Finds.near;
import static dev.onespace.search.scoring.Finds.part;
import static dev.onespace.search.scoring.Finds.same;
import static dev.onespace.search.scoring.Finds.shared;
import static dev.onespace.search.scoring.Finds.sides;
import static dev.onespace.search.scoring.Finds.wordsOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.FusionWeights;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.scoring.Scored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How what the parts of a question find becomes one order. */
class RankingTest {
  private static final WeightedPart WANTED = new WeightedPart(part(), 1, false);
  private static final WeightedPart UNWANTED = new WeightedPart(part(), 1, true);

  @Test
  void more_evidence_comes_first() {
    assertThat(
            order(
                in("little", Modality.TEXT, near(2)),
                in("most", Modality.TEXT, near(9)),
                in("more", Modality.TEXT, near(5))))
        .containsExactly("most", "more", "little");
  }

  @Test
  void of_equals_the_first_id_comes_first() {
    assertThat(
            order(
                in("c", Modality.TEXT, near(2)),
                in("a", Modality.TEXT, near(2)),
                in("b", Modality.TEXT, near(2))))
        .containsExactly("a", "b", "c");
  }

  @Test
  void the_order_does_not_depend_on_that_of_the_candidates() {
    Random random = new Random(3);
    for (int round = 0; round < 50; round++) {
      List<Scored> items = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Modality type = Modality.values()[random.nextInt(3)];
        double nats = random.nextInt(12); // so that some are equal
        items.add(
            random.nextInt(8) == 0
                ? in("item-" + i, type, near(nats), same(random.nextInt(1, 3)))
                : in("item-" + i, type, near(nats)));
      }
      List<String> order = order(items.toArray(Scored[]::new));
      Collections.shuffle(items, random);
      assertThat(order(items.toArray(Scored[]::new))).as("round %s", round).isEqualTo(order);
    }
  }

  @Test
  void what_matches_exactly_comes_before_all_else_and_is_strong() {
    List<Ranked> ranked =
        ranked(
            in("near", Modality.TEXT, near(90, 0.99)),
            in("same", Modality.TEXT, same(0.1)),
            in("rarer", Modality.IMAGE, same(4)));
    assertThat(ids(ranked)).containsExactly("rarer", "same", "near");
    assertThat(ranked.get(1).strength()).isEqualTo(new Strength(0.95));
  }

  @Test
  void an_item_is_listed_once_by_the_side_of_it_that_answers_best() {
    Scored words = in("mail", Modality.TEXT, near(2));
    Scored picture = in("mail", Modality.IMAGE, near(9));
    List<Ranked> ranked = ranked(words, picture, in("other", Modality.TEXT, near(4)));
    assertThat(ids(ranked)).containsOnlyOnce("mail").contains("other");
    assertThat(ranked)
        .filteredOn(each -> each.item().value().equals("mail"))
        .extracting(Ranked::type)
        .containsExactly(Modality.IMAGE);
  }

  @Test
  void in_which_nothing_is_found_is_left_out() {
    Scored nothing = Scored.nothing(new ItemId("nothing"), Modality.TEXT);
    assertThat(order(in("a", Modality.TEXT, near(2)), nothing)).containsExactly("a");
  }

  @Test
  void what_no_part_was_asked_about_is_left_out() {
    Scored found = in("a", Modality.TEXT, near(2));
    Set<Side> sides = new LinkedHashSet<>(sides(List.of(found)));
    sides.add(new Side(new ItemId("other"), Modality.TEXT));
    assertThat(ids(new Ranking(cohort(), asking(), sides, List.of(found(found))).ranked()))
        .containsExactly("a");
  }

  @Test
  void what_only_a_part_finds_that_pushes_away_is_left_out() {
    List<Ranked> ranked =
        ranked(
            asking(WANTED, UNWANTED),
            found(in("wanted", Modality.TEXT, near(1))),
            found(in("unwanted", Modality.TEXT, near(9))));
    assertThat(ids(ranked)).containsExactly("wanted");
  }

  @Test
  void parts_add_up_by_their_weights() {
    var twice = new WeightedPart(part(), 2, false);
    List<Ranked> ranked =
        ranked(
            asking(WANTED, twice),
            found(in("first", Modality.TEXT, near(5)), in("both", Modality.TEXT, near(2))),
            found(in("both", Modality.TEXT, near(3))));
    assertThat(ids(ranked)).containsExactly("both", "first");
    assertThat(ranked.getFirst().rank().score()).isEqualTo(2 + 2 * 3);
    assertThat(ranked.getLast().rank().score()).isEqualTo(5);
  }

  @Test
  void a_part_that_pushes_away_is_taken_off_by_its_weight() {
    var away = new WeightedPart(part(), 0.5, true);
    List<Ranked> ranked =
        ranked(
            asking(WANTED, away),
            found(in("pushed", Modality.TEXT, near(6)), in("other", Modality.TEXT, near(4))),
            found(in("pushed", Modality.TEXT, near(10))));
    assertThat(ids(ranked)).containsExactly("other", "pushed");
    assertThat(ranked.getLast().rank().score()).isEqualTo(6 - 0.5 * 10);
  }

  @Test
  void exact_matches_of_a_part_that_pushes_away_bring_nothing_to_the_front() {
    List<Ranked> ranked =
        ranked(
            asking(WANTED, UNWANTED),
            found(in("a", Modality.TEXT, near(6)), in("b", Modality.TEXT, near(4))),
            found(in("b", Modality.TEXT, same(9))));
    assertThat(ids(ranked)).containsExactly("a", "b");
    assertThat(ranked.getLast().rank().exact().nats()).isZero();
  }

  @Test
  void exact_matches_of_several_parts_add_up() {
    List<Ranked> ranked =
        ranked(
            asking(WANTED, WANTED),
            found(in("both", Modality.TEXT, same(2)), in("one", Modality.TEXT, same(3))),
            found(in("both", Modality.TEXT, same(2))));
    assertThat(ids(ranked)).containsExactly("both", "one");
    assertThat(ranked.getFirst().rank().exact().nats()).isEqualTo(4);
  }

  @Test
  void within_one_type_neither_baseline_nor_preference_changes_a_score() {
    Ranked only = ranked(in("a", Modality.AUDIO, near(6))).getFirst();
    assertThat(only.level()).isEqualTo(TypeBaseline.NONE);
    assertThat(only.trust()).isEqualTo(TypePreference.NONE);
    assertThat(only.rank().score()).isEqualTo(6);
  }

  @Test
  void among_several_types_a_score_is_that_above_its_type_and_with_its_logit() {
    List<Ranked> ranked =
        ranked(in("text", Modality.TEXT, near(6)), in("image", Modality.IMAGE, near(4)));
    for (Ranked each : ranked) {
      double found = each.byPart().getFirst().score().nats();
      double logit = each.logits().getFirst().value();
      assertThat(each.level().nats()).isEqualTo(0.7 * found / 10, within(1e-9));
      assertThat(each.trust().nats()).isEqualTo(2 * logit, within(1e-9));
      assertThat(each.rank().score())
          .isEqualTo(found - each.level().nats() + each.trust().nats(), within(1e-9));
    }
  }

  @Test
  void a_type_in_which_all_resembles_the_question_does_not_crowd_out_the_others() {
    List<Scored> items = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      items.add(in("image-" + i, Modality.IMAGE, near(20)));
    }
    items.add(in("text", Modality.TEXT, near(18)));
    assertThat(order(items.toArray(Scored[]::new))).startsWith("text");
    var without = new FusionWeights(Map.of(FusionWeight.LEVEL, 0.0, FusionWeight.TRUST, 0.0));
    List<Ranked> plain =
        new Ranking(
                cohort(without),
                asking(),
                sides(items),
                List.of(found(items.toArray(Scored[]::new))))
            .ranked();
    assertThat(ids(plain)).endsWith("text");
  }

  @Test
  void of_several_types_the_surer_comes_first_where_scores_are_equal() {
    assertThat(
            order(
                in("surer", Modality.TEXT, near(8, 0.7)),
                in("looser", Modality.IMAGE, near(8, 0.2))))
        .containsExactly("surer", "looser");
    assertThat(
            order(
                in("looser", Modality.TEXT, near(8, 0.2)),
                in("surer", Modality.IMAGE, near(8, 0.7))))
        .containsExactly("surer", "looser");
  }

  @Test
  void the_strength_is_that_of_the_mean_logit_by_weight() {
    var twice = new WeightedPart(part(), 2, false);
    Ranked both =
        ranked(
                asking(WANTED, twice),
                found(in("a", Modality.TEXT, near(10, 0.8))),
                found(in("a", Modality.TEXT, near(2, 0.3))))
            .getFirst();
    double first = both.logits().getFirst().value();
    double second = both.logits().getLast().value();
    assertThat(first).isNotEqualTo(second);
    assertThat(both.strength()).isEqualTo(Strength.ofLogit((first + 2 * second) / 3));
  }

  @Test
  void what_a_part_that_pushes_away_holds_for_relevant_is_less_strong() {
    var away = new WeightedPart(part(), 0.5, true);
    Ranked pushed =
        ranked(
                asking(WANTED, away),
                found(in("a", Modality.TEXT, near(10, 0.8))),
                found(in("a", Modality.TEXT, near(10, 0.8))))
            .getFirst();
    double logit = pushed.logits().getFirst().value();
    assertThat(pushed.strength().confidence())
        .isEqualTo(
            Strength.ofLogit(logit - 0.5 * (logit - Strength.FAIREST_LOGIT)).confidence(),
            within(1e-12));
  }

  @Test
  void a_part_that_pushes_away_does_not_make_stronger_what_it_does_not_find() {
    Ranked away =
        ranked(asking(WANTED, UNWANTED), found(in("a", Modality.TEXT, near(10))), found())
            .getFirst();
    Ranked alone = ranked(in("a", Modality.TEXT, near(10))).getFirst();
    assertThat(away.strength()).isEqualTo(alone.strength());
  }

  @Test
  void of_a_part_without_vectors_the_share_of_its_words_stands_for_the_cosine() {
    Scored half = in("a", Modality.TEXT, shared(4, 8));
    Ranked ranked = ranked(asking(new WeightedPart(wordsOnly(), 1, false)), found(half)).getFirst();
    assertThat(ranked.logits()).containsExactly(Strengths.ofWords(half, 4, 0));
    assertThat(ranked(half).getFirst().logits()).containsExactly(Strengths.logit(half, 4, 0));
  }

  @Test
  void of_two_parts_each_is_compared_with_the_best_that_it_found_itself() {
    Scored weak = in("a", Modality.TEXT, near(2));
    Scored best = in("b", Modality.TEXT, near(8));
    Ranked first =
        ranked(asking(WANTED, WANTED), found(weak, best), found(weak)).stream()
            .filter(each -> each.item().equals(weak.item()))
            .findFirst()
            .orElseThrow();
    assertThat(first.logits())
        .containsExactly(Strengths.logit(weak, 8, 0), Strengths.logit(weak, 2, 0));
  }

  private static List<String> order(Scored... items) {
    return ids(ranked(items));
  }

  private static List<Ranked> ranked(Scored... items) {
    return ranked(asking(), found(items));
  }

  @SafeVarargs
  private static List<Ranked> ranked(EncodedQuery question, Map<Side, Scored>... byPart) {
    Set<Side> sides = new LinkedHashSet<>();
    List<Map<Side, Scored>> parts = new ArrayList<>();
    for (Map<Side, Scored> part : byPart) {
      parts.add(part);
      sides.addAll(sides(part.values()));
    }
    return new Ranking(cohort(), question, sides, parts).ranked();
  }

  private static List<String> ids(List<Ranked> ranked) {
    return ranked.stream().map(each -> each.item().value()).toList();
  }
}
