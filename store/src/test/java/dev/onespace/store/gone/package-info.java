/** What is deleted or replaced leaves catalog, index and blobs for good. */
@NullMarked
package dev.onespace.store.gone;

import org.jspecify.annotations.NullMarked;
