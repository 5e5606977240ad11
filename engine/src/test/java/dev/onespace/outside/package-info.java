/** What a program can do that only has the library: nothing here is in a package of the library. */
@NullMarked
package dev.onespace.outside;

import org.jspecify.annotations.NullMarked;
