package dev.onespace.store.postgres;

import org.jdbi.v3.core.Handle;

/**
 * Advisory locks of a transaction, taken in the order in which they stand here and before any row
 * is locked.
 */
enum Locks {
  /** Shared by who begins to use blobs; alone has it who drops those that nobody uses. */
  BLOBS(0x6f6e6562),
  /** Who offers jobs to a collection, or ends a run there. */
  JOBS(0x6f6e656a),
  /** Who writes an index. */
  INDEX(0x6f6e6573);

  private final int kind;

  Locks(int kind) {
    this.kind = kind;
  }

  /** Waits until nobody else has it; kept until the transaction ends. */
  void lock(Handle handle, long which) {
    lock(handle, "pg_advisory_xact_lock", (int) which);
  }

  /** Alone, whatever the collection. */
  void lock(Handle handle) {
    lock(handle, 0);
  }

  /** Waits until nobody has it alone; kept until the transaction ends. */
  void share(Handle handle) {
    lock(handle, "pg_advisory_xact_lock_shared", 0);
  }

  private void lock(Handle handle, String function, int which) {
    handle
        .createQuery("select 1 from <function>(:kind, :which)")
        .define("function", function)
        .bind("kind", kind)
        .bind("which", which)
        .mapTo(Integer.class)
        .one();
  }
}
