package dev.onespace.calibrate;

import static dev.onespace.testkit.data.Directions.axis;
import static dev.onespace.testkit.data.Directions.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From a cosine to how unusual it is. */
class CalibratedQueryTest {
  private static final float[] QUERY = axis(0);

  private final MemoryCatalog catalog = new MemoryCatalog();

  @Test
  void in_an_empty_collection_a_cosine_is_measured_against_the_prior() {
    CalibratedScore score = query(Channel.WORDS_TO_SIGHT).read(Modality.IMAGE, near(0, 0.61, 1));
    double z = (0.61 - 0.10) / 0.085;
    assertThat(score.similarity().cosine()).isEqualTo(0.61, within(1e-6));
    assertThat(score.corrected()).isEqualTo(0.61, within(1e-6));
    assertThat(score.deviations()).isEqualTo(z, within(1e-4));
    assertThat(score.surprisal().nats()).isEqualTo(2.5 * z * z / 2, within(1e-3));
    assertThat(score.comparableCosine()).isEqualTo(0.61, within(1e-6));
  }

  @Test
  void what_is_no_nearer_than_usual_is_not_unusual_at_all() {
    CalibratedScore score = query(Channel.WORDS_TO_SIGHT).read(Modality.IMAGE, near(0, -0.9, 1));
    assertThat(score.surprisal()).isEqualTo(new Surprisal(0));
    assertThat(score.deviations()).isNegative();
  }

  @Test
  void the_nearer_is_the_more_unusual() {
    CalibratedQuery query = query(Channel.WORDS_TO_WORDS);
    double last = 0;
    for (double cosine : new double[] {0.2, 0.4, 0.6, 0.8, 1}) {
      double nats = query.read(Modality.TEXT, near(0, cosine, 1)).surprisal().nats();
      assertThat(nats).isGreaterThan(last);
      last = nats;
    }
  }

  @Test
  void each_type_has_a_scale_of_its_own() {
    for (int i = 0; i < 40; i++) {
      put("text-" + i, Modality.TEXT, Facet.WORDS, near(0, 0.1, 1 + i % 15));
      put("call-" + i, Modality.AUDIO, Facet.WORDS, near(0, 0.5, 1 + i % 15));
    }
    CalibratedQuery query = query(Channel.WORDS_TO_WORDS);
    float[] passage = near(0, 0.5, 3);
    assertThat(query.read(Modality.TEXT, passage).surprisal().nats())
        .isGreaterThan(query.read(Modality.AUDIO, passage).surprisal().nats() + 2);
  }

  @Test
  void what_all_texts_have_in_common_is_taken_off_by_its_share() {
    for (int i = 0; i < 60; i++) {
      put("text-" + i, Modality.TEXT, Facet.WORDS, near(15, 0.8, 1 + i % 14));
    }
    ScoreCohort cohort = cohort(FusionWeights.USUAL);
    float[] common = cohort.common(Facet.WORDS);
    assertThat(common[15]).isPositive();
    CalibratedQuery query = CalibratedQuery.of(QUERY, QUERY, Channel.WORDS_TO_WORDS, cohort);
    float[] hub = near(0, 0.5, 15);
    assertThat(query.read(Modality.TEXT, hub).corrected())
        .isEqualTo(0.5 - 0.25 * Vectors.dot(common, hub), within(1e-6));
    assertThat(Vectors.dot(query.direction(), query.direction())).isEqualTo(1f, within(1e-5f));
    assertThat(query.direction()[15]).isNegative();
  }

  @Test
  void counted_so_many_times_only_the_surprisal_changes() {
    CalibratedQuery query = query(Channel.WORDS_TO_WORDS);
    CalibratedScore once = query.read(Modality.TEXT, near(0, 0.6, 1));
    CalibratedScore thrice = query.times(3).read(Modality.TEXT, near(0, 0.6, 1));
    assertThat(thrice.surprisal().nats()).isEqualTo(3 * once.surprisal().nats(), within(1e-9));
    assertThat(thrice.weight()).isEqualTo(3 * once.weight());
    assertThat(thrice.corrected()).isEqualTo(once.corrected());
    assertThat(once.times(3)).isEqualTo(thrice);
  }

  @Test
  void between_two_encodings_lies_a_unit_vector_by_their_shares() {
    assertThat(CalibratedQuery.between(axis(0), axis(1), 1)).isEqualTo(axis(0));
    assertThat(CalibratedQuery.between(axis(0), axis(1), 0)).isEqualTo(axis(1));
    float[] mixed = CalibratedQuery.between(axis(0), axis(1), 0.6);
    assertThat(mixed[0] / mixed[1]).isEqualTo(1.5f, within(1e-5f));
    assertThat(Vectors.dot(mixed, mixed)).isEqualTo(1f, within(1e-5f));
  }

  @Test
  void asked_with_what_is_near_too_what_is_near_to_that_is_nearer() {
    ScoreCohort cohort = cohort(FusionWeights.USUAL);
    CalibratedQuery query = query(Channel.WORDS_TO_WORDS);
    CalibratedQuery towards = query.towards(List.of(axis(1), axis(2)), 0.5, cohort);
    float[] passage = near(0, 0.5, 1);
    double more = towards.read(Modality.TEXT, passage).corrected();
    assertThat(more)
        .isEqualTo(
            query.read(Modality.TEXT, passage).corrected() + 0.5 * passage[1] / 2, within(1e-6));
    assertThat(towards.read(Modality.TEXT, passage).similarity().cosine())
        .as("its cosine is still that of the question")
        .isEqualTo(0.5, within(1e-6));
  }

  @Test
  void where_the_mean_of_the_space_is_put_back_cosines_are_those_of_the_encoder() {
    float[] mean = near(3, 0.6, 4);
    for (int i = 0; i < mean.length; i++) {
      mean[i] *= 0.5f;
    }
    var weights =
        new FusionWeights(Map.of(FusionWeight.CENTRED, 0.0, FusionWeight.COMMON_WORDS, 0.0));
    ScoreCohort cohort = ScoreCohort.of(catalog, mean, weights);
    float[] raw = near(0, 0.7, 5);
    float[] other = near(0, 0.6, 6);
    float[] stored = Vectors.unit(Vectors.minus(raw, mean));
    float[] passage = Vectors.unit(Vectors.minus(other, mean));
    CalibratedQuery query = CalibratedQuery.of(stored, stored, Channel.WORDS_TO_WORDS, cohort);
    assertThat(query.read(Modality.TEXT, passage).corrected())
        .isEqualTo(Vectors.dot(raw, other), within(1e-5));
    CalibratedScore towards =
        query.towards(List.of(passage), 1, cohort).read(Modality.TEXT, passage);
    double cosine = Vectors.dot(raw, other);
    assertThat(towards.corrected())
        .as("between the question and the passage")
        .isEqualTo((cosine + 1) / Math.sqrt(2 + 2 * cosine), within(1e-5));
    assertThat(towards.cohort().mean()).as("of raw words").isEqualTo(0.36, within(1e-9));
  }

  private CalibratedQuery query(Channel channel) {
    return CalibratedQuery.of(QUERY, QUERY, channel, cohort(FusionWeights.USUAL));
  }

  private ScoreCohort cohort(FusionWeights weights) {
    return ScoreCohort.of(catalog, new float[RandomData.DIMENSION], weights);
  }

  private void put(String id, Modality type, Facet facet, float[] vector) {
    catalog.put(
        new Entry(
            Entries.item(id, type, Metadata.NONE),
            List.of(Entries.passage(0, type, facet, vector))),
        new Checkpoint(new PipelineHash("p"), Optional.empty(), Metadata.NONE));
  }
}
