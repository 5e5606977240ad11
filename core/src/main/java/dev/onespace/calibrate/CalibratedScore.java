package dev.onespace.calibrate;

/**
 * A passage measured by a probe: the whole arithmetic from a cosine to a surprisal.
 *
 * @param channel the facets compared
 * @param similarity the cosine of query and passage, before any correction
 * @param corrected the cosine less what the passage has in common with all others
 * @param cohort how corrected cosines are spread over passages of this type and facet
 * @param weight how much the channel counts
 * @param surprisal {@code weight z²/2}, where z is how many deviations {@code corrected} lies above
 *     the cohort's mean; 0 below it
 */
public record CalibratedScore(
    Channel channel,
    Similarity similarity,
    double corrected,
    Normal cohort,
    double weight,
    Surprisal surprisal) {

  /** How many standard deviations it lies above the mean of the cohort. */
  public double deviations() {
    return cohort.standardised(corrected);
  }

  /** The cosine that counts for strength: raw, or for native vectors that of words as unusual. */
  public double comparableCosine() {
    return channel.asOfWords(similarity, deviations());
  }

  /** The same, counted so many times. */
  public CalibratedScore times(double factor) {
    return new CalibratedScore(
        channel, similarity, corrected, cohort, weight * factor, surprisal.times(factor));
  }
}
