/** Paths as the file system understands them. */
@NullMarked
package dev.onespace.file;

import org.jspecify.annotations.NullMarked;
