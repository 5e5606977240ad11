package dev.onespace.models.sight;

/**
 * What the classifier saw in one picture.
 *
 * @param probabilities of the classes, in the order of {@link SightClasses}: 1,000 values, sum 1,
 *     the average over the nine views, the four corners at a quarter of the weight
 * @param features pooled features of the classifier: 1,280 values, the plain average over the four
 *     undistorted views (the centre, and three squares along the long side), not normalised.
 *     Measured on pictures of the same thing and on cropped copies, these four tell likeness better
 *     than all nine views
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results, never compared
public record Seen(float[] probabilities, float[] features) {}
