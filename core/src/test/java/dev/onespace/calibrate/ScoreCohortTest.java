package dev.onespace.calibrate;

import static dev.onespace.testkit.data.Directions.axis;
import static dev.onespace.testkit.data.Directions.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a collection's cosines are measured against. */
class ScoreCohortTest {
  private static final float[] NO_MEAN = new float[RandomData.DIMENSION];

  private final RandomData random = new RandomData(23);
  private final MemoryCatalog catalog = new MemoryCatalog();

  @Test
  void no_item_has_more_than_three_passages_in_it() {
    put("long", Modality.TEXT, Facet.WORDS, vectors(40));
    put("short", Modality.TEXT, Facet.WORDS, vectors(1));
    ScoreCohort cohort = drawn();
    assertThat(cohort.sample(Modality.TEXT, Facet.WORDS)).hasSize(4);
    assertThat(cohort.items()).containsExactlyInAnyOrder(new ItemId("long"), new ItemId("short"));
  }

  @Test
  void of_texts_that_are_all_but_the_same_one_is_drawn_of_pictures_all() {
    for (int i = 0; i < 9; i++) {
      put("text-" + i, Modality.TEXT, Facet.WORDS, List.of(near(0, 0.99, 1 + i)));
      put("image-" + i, Modality.IMAGE, Facet.WORDS, List.of(near(0, 0.99, 1 + i)));
    }
    assertThat(drawn().sample(Modality.TEXT, Facet.WORDS)).hasSize(1);
    assertThat(drawn().sample(Modality.IMAGE, Facet.WORDS)).hasSize(9);
  }

  @Test
  void what_is_only_alike_is_drawn_too() {
    put("a", Modality.TEXT, Facet.WORDS, List.of(axis(0)));
    put("b", Modality.TEXT, Facet.WORDS, List.of(near(0, 0.96, 1)));
    assertThat(drawn().sample(Modality.TEXT, Facet.WORDS)).hasSize(2);
  }

  @Test
  void what_passages_have_in_common_is_their_mean_drawn_towards_nothing_while_they_are_few() {
    for (int i = 0; i < 20; i++) {
      put("image-" + i, Modality.IMAGE, Facet.SIGHT, List.of(axis(3)));
    }
    assertThat(drawn().common(Facet.SIGHT)[3]).isEqualTo(0.5f, within(1e-5f));
    assertThat(drawn().common(Facet.WORDS)).containsOnly(0f);
  }

  @Test
  void what_words_have_in_common_is_told_by_texts_and_by_others_where_there_are_none() {
    put("image", Modality.IMAGE, Facet.WORDS, List.of(axis(2)));
    assertThat(drawn().common(Facet.WORDS)[2]).isPositive();
    put("text", Modality.TEXT, Facet.WORDS, List.of(axis(1)));
    assertThat(drawn().common(Facet.WORDS)[1]).isPositive();
    assertThat(drawn().common(Facet.WORDS)[2]).isZero();
  }

  @Test
  void words_that_the_encoder_cannot_spell_have_no_part_in_it() {
    put("thai", Modality.TEXT, Facet.UNKNOWN, List.of(axis(2)));
    assertThat(drawn().items()).isEmpty();
    assertThat(drawn().common(Facet.UNKNOWN)).containsOnly(0f);
  }

  @Test
  void the_best_of_more_unrelated_items_is_expected_further_out() {
    assertThat(drawn().expectedBest(Modality.TEXT, 1)).as("of none").isZero();
    for (int i = 0; i < 50; i++) {
      put("text-" + i, Modality.TEXT, Facet.WORDS, vectors(1));
    }
    assertThat(drawn().expectedBest(Modality.TEXT, 1))
        .isEqualTo(Math.sqrt(2 * Math.log(50)), within(1e-12));
    assertThat(drawn().expectedBest(Modality.TEXT, 16))
        .as("of long ones, whose passages depend on each other")
        .isEqualTo(Math.sqrt(2 * Math.log(50 * 4)), within(1e-12));
    assertThat(drawn().expectedBest(Modality.AUDIO, 9))
        .isEqualTo(Math.sqrt(2 * Math.log(3)), within(1e-12));
  }

  @Test
  void without_an_item_nothing_of_it_is_left() {
    put("a", Modality.TEXT, Facet.WORDS, List.of(axis(1)));
    put("b", Modality.TEXT, Facet.WORDS, List.of(axis(2)));
    ScoreCohort both = drawn();
    ScoreCohort left = both.without(Set.of(new ItemId("a")));
    assertThat(left.items()).containsExactly(new ItemId("b"));
    assertThat(left.common(Facet.WORDS)[1]).isZero();
    assertThat(left.size()).isEqualTo(2);
    assertThat(both.without(Set.of())).isSameAs(both);
  }

  private ScoreCohort drawn() {
    return ScoreCohort.of(catalog, NO_MEAN, FusionWeights.USUAL);
  }

  private List<float[]> vectors(int count) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(random.unitVector());
    }
    return vectors;
  }

  private void put(String id, Modality type, Facet facet, List<float[]> vectors) {
    List<Passage> passages = new ArrayList<>();
    vectors.forEach(vector -> passages.add(Entries.passage(passages.size(), type, facet, vector)));
    catalog.put(
        new Entry(Entries.item(id, type, Metadata.NONE), passages),
        new Checkpoint(new PipelineHash("p"), Optional.empty(), Metadata.NONE));
  }
}
