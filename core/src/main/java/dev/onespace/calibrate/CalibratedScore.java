package dev.onespace.calibrate;

/**
 * A passage measured by a probe: the whole arithmetic from a cosine to a surprise.
 *
 * @param channel the facets compared
 * @param similarity the cosine of query and passage, before any correction
 * @param corrected the cosine less what the passage has in common with all others
 * @param background how corrected cosines are spread over passages of this type and facet
 * @param weight how much the channel counts
 * @param surprise {@code weight z²/2}, where z is how many deviations {@code corrected} lies above
 *     the background's mean; 0 below it
 */
public record CalibratedScore(
    Channel channel,
    Similarity similarity,
    double corrected,
    Normal background,
    double weight,
    Surprisal surprise) {

  /** How many standard deviations it lies above the mean of the background. */
  public double deviations() {
    return background.standardised(corrected);
  }

  /** The cosine that counts for strength: raw, or for native vectors that of words as unusual. */
  public double comparableCosine() {
    return channel.asOfWords(similarity, deviations());
  }

  /** The same, counted so many times. */
  public CalibratedScore times(double factor) {
    return new CalibratedScore(
        channel, similarity, corrected, background, weight * factor, surprise.times(factor));
  }
}
