/**
 * What is meant to the letter: ids, codes, file names and quoted strings, found in what is asked
 * and in what is stored. Pure computation.
 */
@NullMarked
package dev.onespace.exact;

import org.jspecify.annotations.NullMarked;
