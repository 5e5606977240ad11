/**
 * The library's door: {@link dev.onespace.Onespace} opens a data folder, takes files in, and
 * answers queries. Everything else of this module is the command line built on it.
 */
@NullMarked
package dev.onespace;

import org.jspecify.annotations.NullMarked;
