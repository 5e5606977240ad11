package dev.onespace.store.sqlite;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.store.sql.Dialect;
import dev.onespace.store.sql.OneTransaction;
import dev.onespace.store.sql.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConnection;

/**
 * The connections to one SQLite file: one for the writer, whose transactions run one at a time, and
 * as many for readers as read at once. The file is in WAL mode, so readers see the last committed
 * state and never wait. A commit is on the disk when it returns.
 */
final class Database implements Transactions, AutoCloseable {
  static final int BUSY_MILLIS = 30_000;

  private static final Dialect DIALECT = new SqliteDialect();

  private final Path file;
  private final Faults faults;
  private final Access access;
  private final Connections readers;
  private final Connections writers;
  private final Jdbi reading;
  private final Jdbi writing;
  private final ReentrantLock writer = new ReentrantLock();

  private Database(Path file, Access access) {
    this.file = file;
    this.faults = new Faults(file);
    this.access = access;
    this.readers = new Connections(file, Access.READ);
    this.writers = new Connections(file, Access.WRITE);
    this.reading = Jdbi.create(readers);
    this.writing = Jdbi.create(writers);
  }

  /**
   * Opens the file, making it and its tables if it is opened for writing.
   *
   * @throws OnespaceException {@code NOT_FOUND} if it is opened for reading and is not there,
   *     {@code CORRUPT} if it is no catalog of this program
   */
  static Database open(Path file, Access access) {
    Database database = new Database(file, access);
    database.requireFile();
    Connections first = access == Access.WRITE ? database.writers : database.readers;
    database.guarded(
        () -> {
          Schema.prepare(file, first, access);
          return true;
        });
    return database;
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return OneTransaction.of(
        this, () -> guarded(() -> readers.unchanged(() -> reading.inTransaction(work::apply))));
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    if (access == Access.READ) {
      throw new IllegalStateException(file + " is opened for reading");
    }
    writer.lock();
    try {
      return OneTransaction.of(this, () -> guarded(() -> writing.inTransaction(work::apply)));
    } finally {
      writer.unlock();
    }
  }

  /** This if it was opened for writing, else the same file opened so; the caller closes that. */
  Database toWrite() {
    return access == Access.WRITE ? this : open(file, Access.WRITE);
  }

  @Override
  public Dialect dialect() {
    return DIALECT;
  }

  @Override
  public String place() {
    return file.toString();
  }

  /**
   * Runs a statement that takes no part in transactions.
   *
   * @param patience for how many milliseconds others may hold it up
   * @return the first number it gives, 0 if it gives none
   */
  long outsideTransactions(String statement, int patience) {
    if (access == Access.READ) {
      throw new IllegalStateException(file + " is opened for reading");
    }
    writer.lock();
    try {
      return guarded(
          () -> {
            Connection connection = writers.openConnection();
            SQLiteConnection lite = connection.unwrap(SQLiteConnection.class);
            try (Statement run = connection.createStatement()) {
              lite.setBusyTimeout(patience);
              if (!run.execute(statement)) {
                return 0L;
              }
              try (ResultSet row = run.getResultSet()) {
                return row.next() ? row.getLong(1) : 0L;
              }
            } finally {
              lite.setBusyTimeout(BUSY_MILLIS);
              writers.closeConnection(connection);
            }
          });
    } finally {
      writer.unlock();
    }
  }

  /**
   * Does nothing if there is a catalog file.
   *
   * @throws OnespaceException {@code NOT_FOUND} if there is none
   */
  static void requireThere(Path file) {
    if (!Files.exists(file)) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.NOT_FOUND,
              "there is no catalog at " + file,
              Remedy.of("Run %s first, or give the right %s.", Named.INGEST, Named.DATA)));
    }
  }

  private void requireFile() {
    if (access == Access.READ) {
      requireThere(file);
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.of(e),
          "cannot make a folder for %s: %s".formatted(file, FileFailure.withFile(e)),
          e);
    }
  }

  private <T> T guarded(Faults.Work<T> work) {
    return faults.told(work);
  }

  @Override
  public void close() {
    guarded(
        () -> {
          readers.close();
          writers.close();
          return true;
        });
  }
}
