package dev.onespace.store.sql;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Access to the tables of a catalog, a transaction at a time: none may be opened within another.
 * Work may be run more than once, so it changes nothing but the tables. Thread-safe.
 */
public interface Transactions {

  /** Reads in one transaction: everything is seen as of one moment. */
  <T> T read(Function<Handle, T> work);

  /** Writes in one transaction: durable when this returns, or not at all if it throws. */
  <T> T write(Function<Handle, T> work);

  /** How it differs from other databases. */
  Dialect dialect();

  /** Names the database in messages; holds no secret. */
  String place();
}
