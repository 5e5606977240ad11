/** What is deleted or replaced leaves catalog, index and blobs for good. */
@NullMarked
package dev.onespace.store.upgrade;

import org.jspecify.annotations.NullMarked;
