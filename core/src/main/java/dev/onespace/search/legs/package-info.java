/**
 * First step of an answer: legs gather candidates under the filter, some of each type. Which index
 * finds them, and how far each leg went.
 */
@NullMarked
package dev.onespace.search.legs;

import org.jspecify.annotations.NullMarked;
