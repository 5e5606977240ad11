package dev.onespace.measure;

import dev.onespace.measure.Quality.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap of a mean (Efron, <i>Bootstrap methods: another look at the jackknife</i>,
 * 1979): 1,000 draws with a fixed seed, so that the same scores always give the same interval.
 */
final class Bootstrap {
  private static final int DRAWS = 1_000;
  private static final long SEED = 20_240_115;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /**
   * The 95 % interval of the mean over groups of each group's mean, drawing within each group.
   *
   * @param groups scores per group, none empty; one group for a plain mean
   */
  static Interval interval(List<double[]> groups) {
    var random = new SplittableRandom(SEED);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (double[] group : groups) {
        sum += drawnMean(group, random);
      }
      means[draw] = sum / groups.size();
    }
    Arrays.sort(means);
    int low = (int) Math.floor(TAIL * DRAWS);
    return new Interval(means[low], means[DRAWS - 1 - low]);
  }

  private static double drawnMean(double[] values, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[random.nextInt(values.length)];
    }
    return sum / values.length;
  }
}
