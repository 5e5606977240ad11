/**
 * Measures search quality on labelled data: {@link dev.onespace.evaluate.EvalRun} takes the items
 * in, asks the queries, and gives an {@link dev.onespace.evaluate.EvalResult}.
 */
@NullMarked
package dev.onespace.evaluate;

import org.jspecify.annotations.NullMarked;
