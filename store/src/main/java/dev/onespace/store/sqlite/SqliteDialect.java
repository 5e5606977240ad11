package dev.onespace.store.sqlite;

import dev.onespace.store.sql.Dialect;
import org.jdbi.v3.core.Handle;

/** SQLite takes any text, and its writer is alone from the beginning of a transaction. */
final class SqliteDialect implements Dialect {
  @Override
  public String stored(String text) {
    return text;
  }

  @Override
  public String read(String stored) {
    return stored;
  }

  @Override
  public void begin(Handle handle, long collection) {}

  @Override
  public void beginToUseBlobs(Handle handle) {}

  @Override
  public void beginToSweepBlobs(Handle handle) {}

  @Override
  public long now(Handle handle) {
    return System.currentTimeMillis();
  }

  @Override
  public void spendAlone(Handle handle) {}
}
