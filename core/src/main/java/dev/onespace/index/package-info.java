/**
 * The indexes derived from a catalog, as ports: vectors, words, exact terms, items; and an index
 * whose vectors are searched elsewhere. The contract suites are in testkit.
 */
@NullMarked
package dev.onespace.index;

import org.jspecify.annotations.NullMarked;
