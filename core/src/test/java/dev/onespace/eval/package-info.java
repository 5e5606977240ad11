/** Metrics against values worked out by hand. */
@NullMarked
package dev.onespace.eval;

import org.jspecify.annotations.NullMarked;
