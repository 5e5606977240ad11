/** The stores in several processes at once, and in processes that are killed. */
@NullMarked
package dev.onespace.store.process;

import org.jspecify.annotations.NullMarked;
