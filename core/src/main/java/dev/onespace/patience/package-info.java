/** How long work waits for servers that are away: a question for seconds, an ingest for minutes. */
@NullMarked
package dev.onespace.patience;

import org.jspecify.annotations.NullMarked;
