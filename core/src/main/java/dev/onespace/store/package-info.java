/** The ports of what is kept: catalog, indexes, blobs. Contract suites for each are in testkit. */
@NullMarked
package dev.onespace.store;

import org.jspecify.annotations.NullMarked;
