/** Originals and thumbnails in a folder, a file per content. */
@NullMarked
package dev.onespace.store.blobs;

import org.jspecify.annotations.NullMarked;
