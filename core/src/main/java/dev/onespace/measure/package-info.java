/**
 * How good answers are, as pure computation: from rankings and what is relevant to recall, nDCG and
 * their intervals. {@link dev.onespace.measure.Evaluation} is the door.
 */
@NullMarked
package dev.onespace.measure;

import org.jspecify.annotations.NullMarked;
