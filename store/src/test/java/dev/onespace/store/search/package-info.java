/** Searches on the index and the catalog that are used. */
@NullMarked
package dev.onespace.store.search;

import org.jspecify.annotations.NullMarked;
