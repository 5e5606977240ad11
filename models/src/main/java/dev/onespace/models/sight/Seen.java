package dev.onespace.models.sight;

/**
 * What the classifier saw in one picture.
 *
 * @param whole probabilities of the classes, in the order of {@link SightClasses}: 1,000 values,
 *     sum 1, the average over the five views that show the picture as a whole
 * @param details the same over its four corners
 * @param features pooled features of the classifier: 1,280 values, the plain average over the four
 *     undistorted views (the centre, and three squares along the long side), not normalised.
 *     Measured on pictures of the same thing and on cropped copies, these four tell likeness better
 *     than all nine views
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results, never compared
public record Seen(float[] whole, float[] details, float[] features) {

  /**
   * The average over all nine views.
   *
   * @param detail how much a corner weighs beside a view of the whole
   * @return 1,000 values, sum 1
   */
  public float[] probabilities(double detail) {
    double views = Crops.COUNT - Crops.CORNERS;
    double share = views / (views + Crops.CORNERS * detail);
    float[] average = new float[whole.length];
    for (int i = 0; i < average.length; i++) {
      average[i] = (float) (share * whole[i] + (1 - share) * details[i]);
    }
    return average;
  }
}
