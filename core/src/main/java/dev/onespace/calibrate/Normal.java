package dev.onespace.calibrate;

/**
 * A normal distribution.
 *
 * @param mean its mean
 * @param deviation its standard deviation, above 0
 */
public record Normal(double mean, double deviation) {
  /** How many observations a prior is worth. */
  private static final double PRIOR_WEIGHT = 20;

  private static final double LEAST_DEVIATION = 1e-3;

  /**
   * Fitted to observations, drawn towards a prior that counts as {@value #PRIOR_WEIGHT}
   * observations.
   */
  static Normal fit(double[] observations, Normal prior) {
    double sum = prior.mean * PRIOR_WEIGHT;
    for (double value : observations) {
      sum += value;
    }
    double weight = observations.length + PRIOR_WEIGHT;
    double mean = sum / weight;
    double squares = prior.deviation * prior.deviation * PRIOR_WEIGHT;
    for (double value : observations) {
      squares += (value - mean) * (value - mean);
    }
    return new Normal(mean, Math.max(LEAST_DEVIATION, Math.sqrt(squares / weight)));
  }

  /** How many standard deviations a value lies above the mean. */
  public double standardised(double value) {
    return (value - mean) / deviation;
  }
}
