/**
 * The ports in memory, as plainly as can be: the oracle that every other implementation is compared
 * with, and stores for tests that need no disk.
 */
@NullMarked
package dev.onespace.testkit.memory;

import org.jspecify.annotations.NullMarked;
