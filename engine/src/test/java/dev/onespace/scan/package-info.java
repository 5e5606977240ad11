/** Scanning real folders and files. */
@NullMarked
package dev.onespace.scan;

import org.jspecify.annotations.NullMarked;
