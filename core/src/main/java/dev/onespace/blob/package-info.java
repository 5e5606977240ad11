/** Originals and thumbnails, by the hash of their bytes, and how those that nothing uses go. */
@NullMarked
package dev.onespace.blob;

import org.jspecify.annotations.NullMarked;
