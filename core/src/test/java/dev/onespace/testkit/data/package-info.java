/** Items, vectors and filters for tests: made by hand in one line, or at random from a seed. */
@NullMarked
package dev.onespace.testkit.data;

import org.jspecify.annotations.NullMarked;
