/** Keeps every core busy with independent pieces of work. */
@NullMarked
package dev.onespace.models.work;

import org.jspecify.annotations.NullMarked;
