package dev.onespace.calibrate;

import java.util.Arrays;

/**
 * A normal distribution.
 *
 * @param mean its mean
 * @param deviation its standard deviation, above 0
 */
public record Normal(double mean, double deviation) {
  /** How many observations a prior is worth. */
  private static final double PRIOR_WEIGHT = 20;

  /** How many deviations of the lower half above the middle what is related begins. */
  private static final double RELATED = 4;

  /**
   * Fitted to observations, drawn towards a prior that counts as {@value #PRIOR_WEIGHT}
   * observations. What lies far above the middle, by the spread of the lower half, is left out:
   * there is what is related to the question, and how much of that a collection holds must not
   * decide how unusual it is.
   *
   * @param least what the deviation is at least: a sample whose cosines are all but the same is one
   *     observation made many times (a log, a template), and says nothing of how far others may lie
   *     from it
   */
  static Normal fit(double[] observations, Normal prior, double least) {
    double[] usual = withoutRelated(observations, least);
    double sum = prior.mean * PRIOR_WEIGHT;
    for (double value : usual) {
      sum += value;
    }
    double weight = usual.length + PRIOR_WEIGHT;
    double mean = sum / weight;
    double squares = prior.deviation * prior.deviation * PRIOR_WEIGHT;
    for (double value : usual) {
      squares += (value - mean) * (value - mean);
    }
    return new Normal(mean, Math.max(least, Math.sqrt(squares / weight)));
  }

  private static double[] withoutRelated(double[] observations, double least) {
    double[] sorted = observations.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (half == 0) {
      return sorted;
    }
    double median = sorted[half];
    double squares = 0;
    for (int i = 0; i < half; i++) {
      squares += (median - sorted[i]) * (median - sorted[i]);
    }
    double related = median + RELATED * Math.max(least, Math.sqrt(squares / half));
    return Arrays.stream(sorted).filter(value -> value <= related).toArray();
  }

  /** How many standard deviations a value lies above the mean. */
  public double standardised(double value) {
    return (value - mean) / deviation;
  }
}
