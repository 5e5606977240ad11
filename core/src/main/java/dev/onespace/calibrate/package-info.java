/**
 * Turns a cosine into how unusual it is, so that scores of different modalities can be added and
 * compared. {@link dev.onespace.calibrate.ScoreCohort} is a sample of the collection, which a
 * {@link dev.onespace.calibrate.LiveCohort} draws anew as that changes; a {@link
 * dev.onespace.calibrate.CalibratedQuery} measures a query vector against it.
 */
@NullMarked
package dev.onespace.calibrate;

import org.jspecify.annotations.NullMarked;
