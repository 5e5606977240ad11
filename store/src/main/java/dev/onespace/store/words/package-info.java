/**
 * How words become terms and what a term weighs: the same in every word index, so that a collection
 * scores alike wherever it is kept.
 */
@NullMarked
package dev.onespace.store.words;

import org.jspecify.annotations.NullMarked;
