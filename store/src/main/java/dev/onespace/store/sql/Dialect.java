package dev.onespace.store.sql;

import org.jdbi.v3.core.Handle;

/** In what databases differ beyond the portable SQL of the rows. */
public interface Dialect {

  /** A text as this database can store it. */
  String stored(String text);

  /** The text that was {@link #stored}. */
  String read(String stored);

  /**
   * Makes sure that nobody else writes to a collection until the transaction ends, so that what is
   * read before it is written still holds, and changes become visible in the order of their
   * numbers.
   */
  void begin(Handle handle, long collection);

  /** Makes sure that nobody sweeps blobs until the transaction ends; comes before all else. */
  void beginToUseBlobs(Handle handle);

  /** Makes sure that nobody begins to use blobs until the transaction ends; before all else. */
  void beginToSweepBlobs(Handle handle);

  /** Milliseconds since 1970 by the one clock that all who write share. */
  long now(Handle handle);

  /** Makes sure that nobody else sets money aside under a limit until the transaction ends. */
  void spendAlone(Handle handle);
}
