package dev.onespace;

import dev.onespace.item.ItemId;
import dev.onespace.store.Sweep.Swept;
import java.util.List;

/**
 * What a deletion removed, and where.
 *
 * @param items how many items
 * @param missing ids that were not there
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
    long passages,
    Swept blobs,
    long pages,
    boolean logEmptied,
    long awaiting) {
  public Deletion {
    missing = List.copyOf(missing);
  }
}
