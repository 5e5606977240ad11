/**
 * The system of record of a collection and what is said with it: entries, generations, who owns it.
 * The contract suites of its ports are in testkit.
 */
@NullMarked
package dev.onespace.catalog;

import org.jspecify.annotations.NullMarked;
