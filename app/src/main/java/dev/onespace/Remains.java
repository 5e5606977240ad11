package dev.onespace;

import dev.onespace.ingest.IndexFollower;

/** What the files of stores still hold of what was deleted, unreachable. */
interface Remains {

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

  /** Removes for good what deleted and replaced items left. */
  Compaction compact(IndexFollower follower);
}
