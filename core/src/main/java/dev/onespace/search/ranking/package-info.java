/**
 * Third step: the parts of a question are fused into one order, types are made comparable, and each
 * hit gets a strength. {@link dev.onespace.search.ranking.Arithmetic} tells how.
 */
@NullMarked
package dev.onespace.search.ranking;

import org.jspecify.annotations.NullMarked;
