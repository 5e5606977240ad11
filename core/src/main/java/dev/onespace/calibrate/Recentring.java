package dev.onespace.calibrate;

import dev.onespace.space.Vectors;

/**
 * Compares vectors as if less of their mean had been taken off.
 *
 * <p>A space that puts words and sights in one place takes a mean m off each raw unit vector u and
 * stores v = unit(u - m). Words among themselves compare better with some of it left. As m is known
 * and u has unit length, u = m + s v with s = -m·v + sqrt((m·v)² + 1 - m·m), so that the cosine of
 * u - t m and u' - t m is had exactly from stored vectors.
 */
final class Recentring {
  private final float[] mean;
  private final double square;
  private final double share;

  /**
   * Compares with a share of a mean taken off.
   *
   * @param mean shorter than 1
   * @param share 1 as stored, 0 as the encoder gave it
   */
  Recentring(float[] mean, double share) {
    this.mean = mean;
    this.square = Vectors.dot(mean, mean);
    this.share = share;
  }

  /** Whether anything changes. */
  boolean changes() {
    return share != 1 && square > 0;
  }

  /** Where a stored vector lies with only the share taken off: unit length. */
  float[] moved(float[] stored) {
    double scale = scale(Vectors.dot(mean, stored));
    float[] moved = new float[stored.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) ((1 - share) * mean[i] + scale * stored[i]);
    }
    return Vectors.unit(moved);
  }

  /**
   * The inner product of a vector with a stored one that is moved.
   *
   * @param onMean the vector's inner product with the mean
   */
  double dot(float[] vector, double onMean, float[] stored) {
    double along = Vectors.dot(mean, stored);
    double scale = scale(along);
    double raw = square + scale * along;
    double length = Math.sqrt(1 - 2 * share * raw + share * share * square);
    return ((1 - share) * onMean + scale * Vectors.dot(vector, stored)) / length;
  }

  /** A vector's inner product with the mean. */
  double onMean(float[] vector) {
    return Vectors.dot(vector, mean);
  }

  /**
   * What a distribution of cosines becomes where a collection is too small to tell: between the one
   * given and that of unrelated words as the encoder gives them.
   */
  Normal moved(Normal cosines) {
    return new Normal(
        share * cosines.mean() + (1 - share) * Channel.UNRELATED_WORDS.mean(),
        share * cosines.deviation() + (1 - share) * Channel.UNRELATED_WORDS.deviation());
  }

  private double scale(double along) {
    return -along + Math.sqrt(along * along + 1 - square);
  }
}
