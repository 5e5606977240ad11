/**
 * How good answers are, as pure computation: from rankings and what is relevant to recall, nDCG and
 * their intervals. {@link dev.onespace.eval.Evaluation} is the door.
 */
@NullMarked
package dev.onespace.eval;

import org.jspecify.annotations.NullMarked;
