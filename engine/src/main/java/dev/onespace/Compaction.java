package dev.onespace;

/**
 * What a compaction left of what had been deleted, in all generations: nothing, unless a reader in
 * another process holds on to it.
 *
 * @param passages removed passages that the indexes' files held
 * @param index the size of the indexes' folders
 * @param names deleted items that the catalog still named
 * @param catalog the size of the catalog's files
 * @param logEmptied whether the catalog's {@code -wal} file holds nothing of before; if not,
 *     another process was reading, and the next compaction empties it
 */
public record Compaction(long passages, Size index, long names, Size catalog, boolean logEmptied) {

  /** Bytes before and after. */
  public record Size(long before, long after) {
    /** Both together. */
    Size plus(Size more) {
      return new Size(before + more.before, after + more.after);
    }
  }
}
