package dev.onespace.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.measure.Quality.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void scoresOfARankingAreThoseWorkedOutByHand() {
    Scores scores = Scores.of(ids("x", "a", "y", "b"), Set.copyOf(ids("a", "b", "c")));

    assertThat(scores.success1()).isZero();
    assertThat(scores.success10()).isEqualTo(1);
    assertThat(scores.recall1()).isZero();
    assertThat(scores.recall5()).isCloseTo(2.0 / 3, CLOSE);
    assertThat(scores.recall10()).isCloseTo(2.0 / 3, CLOSE);
    assertThat(scores.precision10()).isCloseTo(0.2, CLOSE);
    // (1/log2(3) + 1/log2(5)) / (1 + 1/log2(3) + 1/log2(4))
    assertThat(scores.ndcg10()).isCloseTo(0.49818925746641285, CLOSE);
  }

  @Test
  void whatIsBeyondTheTenthPlaceCountsNothing() {
    List<ItemId> ranking = ids("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a");

    assertThat(Scores.of(ranking, Set.of(new ItemId("a")))).isEqualTo(Scores.NONE);
  }

  @Test
  void theIdealIsTenWhereMoreAreRelevant() {
    List<ItemId> ranking = Stream.iterate(0, i -> i + 1).limit(12).map(this::id).toList();

    Scores scores = Scores.of(ranking, Set.copyOf(ranking));

    assertThat(scores.ndcg10()).isCloseTo(1, CLOSE);
    assertThat(scores.recall10()).isCloseTo(10.0 / 12, CLOSE);
  }

  @Test
  void anErrorCountsZeroAndStaysInTheAverage() {
    var evaluation = new Evaluation();
    evaluation.add(judgement("k", "text->image", "a"), ids("a"));
    evaluation.addError(judgement("k", "text->image", "a"));

    assertThat(evaluation.errors()).isEqualTo(1);
    assertThat(evaluation.byKind())
        .hasEntrySatisfying("k", q -> assertThat(q.mean().ndcg10()).isEqualTo(0.5));
  }

  @Test
  void aDirectionIsThePlainMeanOverItsKinds() {
    var evaluation = new Evaluation();
    evaluation.add(judgement("many", "text->image", "a"), ids("a"));
    evaluation.add(judgement("many", "text->image", "a"), ids("a"));
    evaluation.add(judgement("many", "text->image", "a"), ids("a"));
    evaluation.add(judgement("few", "text->image", "a"), ids("b"));
    evaluation.add(new Judgement("variant", Optional.empty(), Set.of(new ItemId("a"))), ids("a"));

    assertThat(evaluation.byDirection())
        .hasSize(1)
        .hasEntrySatisfying(
            "text->image",
            q -> {
              assertThat(q.n()).isEqualTo(4);
              assertThat(q.mean().recall1()).isEqualTo(0.5);
            });
  }

  @Test
  void aMixedListCountsOnlyIfItHoldsRelevantItemsOfAllRelevantTypes() {
    var evaluation = new Evaluation();
    var types = Set.of(Modality.IMAGE, Modality.TEXT);
    evaluation.addMixed(
        judgement("any", "text->any", "a", "b"),
        ids("x", "a"),
        List.of(Modality.TEXT, Modality.IMAGE),
        types);
    evaluation.addMixed(
        judgement("any", "text->any", "a", "b"),
        ids("b", "a"),
        List.of(Modality.TEXT, Modality.IMAGE),
        types);

    assertThat(evaluation.byKind())
        .hasEntrySatisfying("any", q -> assertThat(q.bothTypes10()).hasValue(0.5));
  }

  @Test
  void theIntervalHoldsTheMeanAndIsTheSameEachTime() {
    double[] half = new double[100];
    java.util.Arrays.fill(half, 0, 50, 1.0);

    Interval interval = Bootstrap.interval(List.of(half));

    // normal approximation: 0.5 -+ 1.96 * sqrt(0.25 / 100) = [0.402, 0.598]
    assertThat(interval.low()).isCloseTo(0.402, within(0.02));
    assertThat(interval.high()).isCloseTo(0.598, within(0.02));
    assertThat(Bootstrap.interval(List.of(half))).isEqualTo(interval);
  }

  private ItemId id(int number) {
    return new ItemId("item" + number);
  }

  private static Judgement judgement(String kind, String direction, String... relevant) {
    return new Judgement(kind, Optional.of(direction), Set.copyOf(ids(relevant)));
  }

  private static List<ItemId> ids(String... names) {
    return Stream.of(names).map(ItemId::new).toList();
  }
}
