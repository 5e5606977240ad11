package dev.onespace.store.sqlite;

import dev.onespace.store.sql.Dialect;
import dev.onespace.store.sql.Transactions;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's file, in which those who only read write down what they spend. SQLite itself sees
 * to it that they and the one writer of the catalog take turns.
 */
final class SpendingFile implements Transactions, AutoCloseable {
  private final Database database;
  private @Nullable Database writing;

  SpendingFile(Database database) {
    this.database = database;
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return database.read(work);
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    return writing().write(work);
  }

  private synchronized Database writing() {
    if (writing == null) {
      writing = database.toWrite();
    }
    return writing;
  }

  @Override
  public Dialect dialect() {
    return database.dialect();
  }

  @Override
  public String place() {
    return database.place();
  }

  @Override
  public synchronized void close() {
    if (writing != null && writing != database) {
      writing.close();
    }
  }
}
