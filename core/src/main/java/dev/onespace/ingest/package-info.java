/**
 * Takes inputs into a collection: skips what is known, embeds the rest in batches, writes each item
 * as a whole. {@link dev.onespace.ingest.Ingest} is the door.
 */
@NullMarked
package dev.onespace.ingest;

import org.jspecify.annotations.NullMarked;
