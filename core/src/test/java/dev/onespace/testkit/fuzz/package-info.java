/**
 * Properties on many random cases: seeds that repeat, awkward texts, values and filters, damaged
 * bytes.
 */
@NullMarked
package dev.onespace.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
