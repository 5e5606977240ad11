/**
 * Asks a collection: a query becomes vectors and words, legs find passages, scores are calibrated
 * and fused, one result per item. {@link dev.onespace.search.Search} is the door.
 */
@NullMarked
package dev.onespace.search;

import org.jspecify.annotations.NullMarked;
