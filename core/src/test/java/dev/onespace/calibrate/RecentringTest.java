package dev.onespace.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.space.Vectors;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cosines with less of a mean taken off, from vectors that are stored without it. */
class RecentringTest {
  private static final int DIMENSION = 32;
  private static final double EXACT = 1e-5;

  private final Random random = new Random(5);
  private final float[] mean = scaled(unit(), 0.7);

  @Test
  void any_share_of_the_mean_can_be_put_back_exactly() {
    for (double share : new double[] {0, 0.3, 0.5, 1}) {
      var recentring = new Recentring(mean, share);
      for (int i = 0; i < 50; i++) {
        float[] query = unit();
        float[] passage = unit();
        float[] moved = recentring.moved(stored(query));
        double cosine = recentring.dot(moved, recentring.onMean(moved), stored(passage));
        assertThat(cosine)
            .as("share %s", share)
            .isCloseTo(Vectors.dot(less(query, share), less(passage, share)), within(EXACT));
      }
    }
  }

  @Test
  void with_nothing_put_back_the_cosine_is_that_of_the_stored_vectors() {
    var recentring = new Recentring(mean, 1);
    float[] query = stored(unit());
    float[] passage = stored(unit());
    assertThat(recentring.changes()).isFalse();
    assertThat(recentring.dot(query, recentring.onMean(query), passage))
        .isCloseTo(Vectors.dot(query, passage), within(EXACT));
  }

  @Test
  void a_space_that_takes_nothing_off_is_left_as_it_is() {
    assertThat(new Recentring(new float[DIMENSION], 0.5).changes()).isFalse();
  }

  @Test
  void what_is_expected_of_small_collections_moves_with_the_cosines() {
    Normal centred = new Normal(0.1, 0.07);
    assertThat(new Recentring(mean, 1).moved(centred).mean()).isCloseTo(0.1, within(EXACT));
    Normal raw = new Recentring(mean, 0).moved(centred);
    assertThat(raw.mean()).isCloseTo(0.36, within(EXACT));
    assertThat(raw.deviation()).isCloseTo(0.055, within(EXACT));
    Normal half = new Recentring(mean, 0.5).moved(centred);
    assertThat(half.mean()).isCloseTo(0.23, within(EXACT));
    assertThat(half.deviation()).isCloseTo(0.0625, within(EXACT));
  }

  private float[] stored(float[] raw) {
    return less(raw, 1);
  }

  private float[] less(float[] raw, double share) {
    return Vectors.unit(Vectors.minus(raw, scaled(mean, share)));
  }

  private float[] unit() {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.unit(vector);
  }

  private static float[] scaled(float[] vector, double by) {
    float[] scaled = vector.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (by * scaled[i]);
    }
    return scaled;
  }
}
