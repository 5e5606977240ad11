package dev.onespace.models.sight;

/**
 * What the classifier saw in one picture.
 *
 * @param probabilities of the classes, in the order of {@link SightClasses}: 1,000 values, sum 1,
 *     the plain average over the ten views
 * @param features pooled features of the classifier: 1,280 values of at least 0, the plain average
 *     over the views of {@link Views} that show the picture's whole shape ({@link
 *     Views#LOOK_VIEWS}), not normalised
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results, never compared
public record Seen(float[] probabilities, float[] features) {}
