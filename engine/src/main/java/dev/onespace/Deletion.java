package dev.onespace;

import dev.onespace.blob.BlobCollector.Swept;
import dev.onespace.error.Problem;
import dev.onespace.item.ItemId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a deletion removed, and where.
 *
 * @param items how many items
 * @param missing ids that were not there
 * @param failed items that are left as they are, with the reason: the same call later removes them
 * @param passages how many passages of them, with their vectors and words
 * @param blobs originals and thumbnails that no other item uses
 * @param pages how many pages of the catalog's file became free; they are overwritten
 * @param logEmptied whether the catalog's {@code -wal} file holds nothing of before; if not,
 *     another process was reading, and the next deletion empties it
 * @param awaiting how many removed passages the index's files still hold, unreachable, until they
 *     are compacted
 */
public record Deletion(
    long items,
    List<ItemId> missing,
    Map<ItemId, Problem> failed,
    long passages,
    Swept blobs,
    long pages,
    boolean logEmptied,
    long awaiting) {
  public Deletion {
    missing = List.copyOf(missing);
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed)); // in the order asked for
  }
}
