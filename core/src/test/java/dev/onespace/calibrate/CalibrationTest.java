package dev.onespace.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How unusual a cosine is, in a collection that grows and shrinks. */
class CalibrationTest {
  private static final int DIMENSION = RandomData.DIMENSION;

  /** Vectors of a type lie in a cone, as real ones do: the narrower, the higher their cosines. */
  private final RandomData random = new RandomData(7);

  private final float[] axis = random.unitVector();
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final List<float[]> texts = new ArrayList<>();
  private final List<float[]> recordings = new ArrayList<>();

  @Test
  void what_is_unrelated_is_seldom_unusual_at_any_size() {
    for (int size : List.of(50, 100, 1_000)) {
      growTo(size);
      assertThat(shareAbove(4, Modality.TEXT, texts)).as("of %d texts", size).isLessThan(0.05);
      assertThat(shareAbove(4, Modality.AUDIO, recordings))
          .as("of %d recordings", size)
          .isLessThan(0.05);
    }
    shrinkTo(50);
    assertThat(shareAbove(4, Modality.TEXT, texts)).as("after shrinking").isLessThan(0.05);
  }

  @Test
  void the_same_is_unusual_in_a_wide_cone_and_in_a_narrow_one_though_cosines_differ() {
    growTo(50);
    assertThat(surprisal(texts.getFirst(), Modality.TEXT, texts.getFirst())).isGreaterThan(4);
    assertThat(surprisal(recordings.getFirst(), Modality.AUDIO, recordings.getFirst()))
        .isGreaterThan(4);
    assertThat(meanCosine(recordings)).isGreaterThan(meanCosine(texts) + 0.2);
  }

  private double shareAbove(double nats, Modality type, List<float[]> among) {
    ScoreCohort cohort = ScoreCohort.of(catalog, new float[DIMENSION], FusionWeights.USUAL);
    int above = 0;
    int asked = 0;
    for (int query = 0; query < 20; query++) {
      CalibratedQuery probe = probe(inCone(1.0), cohort);
      for (float[] other : among) {
        asked++;
        above += probe.read(type, other).surprisal().nats() > nats ? 1 : 0;
      }
    }
    return (double) above / asked;
  }

  private double surprisal(float[] query, Modality type, float[] passage) {
    return probe(query, ScoreCohort.of(catalog, new float[DIMENSION], FusionWeights.USUAL))
        .read(type, passage)
        .surprisal()
        .nats();
  }

  private static CalibratedQuery probe(float[] query, ScoreCohort cohort) {
    return CalibratedQuery.of(query, query, Channel.WORDS_TO_WORDS, cohort);
  }

  private static double meanCosine(List<float[]> vectors) {
    double sum = 0;
    for (int i = 1; i < vectors.size(); i++) {
      sum += Vectors.dot(vectors.get(i - 1), vectors.get(i));
    }
    return sum / (vectors.size() - 1);
  }

  private void growTo(int size) {
    while (texts.size() < size) {
      add("text-" + texts.size(), Modality.TEXT, inCone(1.0), texts);
      add("call-" + recordings.size(), Modality.AUDIO, inCone(0.5), recordings);
    }
  }

  private void shrinkTo(int size) {
    while (texts.size() > size) {
      texts.removeLast();
      recordings.removeLast();
      catalog.delete(new ItemId("text-" + texts.size()));
      catalog.delete(new ItemId("call-" + recordings.size()));
    }
  }

  private void add(String id, Modality type, float[] vector, List<float[]> to) {
    to.add(vector);
    Passage passage =
        new Passage(0, type, Facet.WORDS, Place.WHOLE, vector, "words of " + id, List.of());
    catalog.put(
        new Entry(Entries.item(id, type, Metadata.NONE), List.of(passage)),
        new Checkpoint(new PipelineHash("p"), Optional.empty(), Metadata.NONE));
  }

  private float[] inCone(double width) {
    float[] vector = random.unitVector();
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) (width * vector[i] + 0.4 * axis[i]);
    }
    return Vectors.unit(vector);
  }
}
