package dev.onespace.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is usual, fitted to few or many observations. */
class NormalTest {
  private static final Normal PRIOR = new Normal(0.2, 0.1);
  private static final double LEAST = 0.01;

  @Test
  void without_observations_it_is_the_prior() {
    Normal fit = Normal.fit(new double[0], PRIOR, LEAST);
    assertThat(fit.mean()).isEqualTo(0.2, within(1e-12));
    assertThat(fit.deviation()).isEqualTo(0.1, within(1e-12));
  }

  @Test
  void the_prior_counts_as_twenty_observations() {
    double[] twenty = new double[20];
    Arrays.setAll(twenty, i -> i % 2 == 0 ? 0.3 : 0.5);
    Normal fit = Normal.fit(twenty, PRIOR, LEAST);
    assertThat(fit.mean()).isEqualTo((0.2 + 0.4) / 2, within(1e-12));
    double squares = 20 * 0.1 * 0.1 + 10 * 0.2 * 0.2; // ten lie on the mean, ten 0.2 above it
    assertThat(fit.deviation()).isEqualTo(Math.sqrt(squares / 40), within(1e-12));
  }

  @Test
  void many_observations_outweigh_the_prior() {
    Normal fit = Normal.fit(drawn(20_000, 0.5, 0.05), PRIOR, LEAST);
    assertThat(fit.mean()).isEqualTo(0.5, within(0.005));
    assertThat(fit.deviation()).isEqualTo(0.05, within(0.005));
  }

  @Test
  void how_much_that_is_related_a_collection_holds_does_not_decide_what_is_usual() {
    double[] unrelated = drawn(300, 0.1, 0.05);
    double[] with = Arrays.copyOf(unrelated, 400);
    Arrays.fill(with, 300, 400, 0.8);
    Normal fit = Normal.fit(with, PRIOR, LEAST);
    Normal without = Normal.fit(unrelated, PRIOR, LEAST);
    assertThat(fit.mean()).isEqualTo(without.mean(), within(0.002));
    assertThat(fit.deviation()).isEqualTo(without.deviation(), within(0.002));
  }

  @Test
  void related_begins_four_deviations_of_the_lower_half_above_the_middle() {
    // the lower half lies 0.1 below the middle, so 0.4 above it is where related begins
    Normal inside = Normal.fit(new double[] {0.1, 0.1, 0.2, 0.599}, PRIOR, LEAST);
    Normal outside = Normal.fit(new double[] {0.1, 0.1, 0.2, 0.601}, PRIOR, LEAST);
    assertThat(inside.mean()).isEqualTo((20 * 0.2 + 0.999) / 24, within(1e-9));
    assertThat(outside.mean()).isEqualTo((20 * 0.2 + 0.4) / 23, within(1e-9));
  }

  @Test
  void the_spread_is_at_least_what_it_is_said_to_be() {
    double[] same = new double[2_000];
    Arrays.fill(same, 0.2);
    assertThat(Normal.fit(same, PRIOR, 0.04).deviation()).isEqualTo(0.04);
    assertThat(Normal.fit(new double[] {0.2, 0.2, 0.2, 0.35}, PRIOR, 0.04).mean())
        .as("and so near what is all but the same nothing is related")
        .isEqualTo((24 * 0.2 + 0.15) / 24, within(1e-9));
  }

  @Test
  void the_order_of_observations_changes_nothing() {
    double[] drawn = drawn(99, 0.3, 0.2);
    drawn[7] = 5; // is related
    double[] turned = new double[99];
    Arrays.setAll(turned, i -> drawn[(i + 56) % 99]); // with what is related in the middle
    Normal fit = Normal.fit(drawn, PRIOR, LEAST);
    Normal other = Normal.fit(turned, PRIOR, LEAST);
    assertThat(other.mean()).isEqualTo(fit.mean(), within(1e-12));
    assertThat(other.deviation()).isEqualTo(fit.deviation(), within(1e-12));
  }

  @Test
  void a_value_is_told_in_deviations_above_the_mean() {
    assertThat(PRIOR.standardised(0.5)).isEqualTo(3, within(1e-12));
    assertThat(PRIOR.standardised(0.1)).isEqualTo(-1, within(1e-12));
  }

  private static double[] drawn(int count, double mean, double deviation) {
    Random random = new Random(11);
    double[] drawn = new double[count];
    Arrays.setAll(drawn, _ -> mean + deviation * random.nextGaussian());
    return drawn;
  }
}
