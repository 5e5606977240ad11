/**
 * Finds what is to be taken in: walks folders, reads {@code items.jsonl} and sidecar files, and
 * tells the type of a file by its content. {@link dev.onespace.scan.Scan} is the door.
 */
@NullMarked
package dev.onespace.scan;

import org.jspecify.annotations.NullMarked;
