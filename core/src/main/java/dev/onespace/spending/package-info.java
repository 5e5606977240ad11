/**
 * What is paid for vectors: set aside before each call, settled after it, added up over processes,
 * nodes and crashes.
 */
@NullMarked
package dev.onespace.spending;

import org.jspecify.annotations.NullMarked;
