/** How long each stage of work took. */
@NullMarked
package dev.onespace.time;

import org.jspecify.annotations.NullMarked;
