package dev.onespace;

import dev.onespace.ingest.IndexFollower;

/** What the files of a generation's stores still hold of what was deleted, unreachable. */
interface Maintenance {

  /** How many pages of the catalog's file hold nothing, 0 where that is not ours to know. */
  long freePages();

  /**
   * Lets the catalog's log go of what it held.
   *
   * @return false if a reader in another process holds on to it
   */
  boolean emptyLog();

  /** How many removed passages the index's files still hold. */
  long awaiting();

  /**
   * Lets the index follow, and removes for good what deleted and replaced items left in it, and
   * their names from the catalog.
   */
  Emptied emptyIndex(IndexFollower follower);

  /** Writes the catalog of all generations anew, so that it holds nothing but what is stored. */
  Rewritten rewriteCatalog();

  /**
   * Lets go of what only writing needs, so that others may open the index for it; it can be
   * searched as before, and written to again when nobody else does.
   */
  default void rest() {}

  /** Removes the index, with all that keeps it: files, tables, namespace. */
  void dropIndex();

  /**
   * What went from an index.
   *
   * @param passages removed passages that its files held
   * @param index the size of its files
   * @param names deleted items that the catalog named still
   */
  record Emptied(long passages, Compaction.Size index, long names) {
    /** Both together. */
    Emptied plus(Emptied more) {
      return new Emptied(passages + more.passages, index.plus(more.index), names + more.names);
    }
  }

  /**
   * What a catalog is after it was written anew.
   *
   * @param size of its files
   * @param logEmptied whether its log holds nothing of before
   */
  record Rewritten(Compaction.Size size, boolean logEmptied) {}
}
