package dev.onespace.store.sqlite;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells what went wrong with a catalog's file.
 *
 * @param file the file
 */
record Faults(Path file) {
  /** With less than this SQLite cannot do anything, however it puts it. */
  private static final long NO_ROOM = 1 << 16;

  private static final String RIGHTS =
      "Give this user the right to read and write the data folder and all in it, or run"
          + " this as its owner.";

  /** The work's result; what it throws is told to a user. */
  <T> T told(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw told(e, e);
    } catch (JdbiException | FlywayException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql) {
          throw told(sql, e);
        }
      }
      throw e;
    }
  }

  private OnespaceException told(SQLException cause, Exception whole) {
    return new OnespaceException(problem(code(cause), cause), whole);
  }

  /** What SQLite calls a failure, without its details. */
  static SQLiteErrorCode code(SQLException failure) {
    return failure instanceof SQLiteException lite
        ? SQLiteErrorCode.getErrorCode(lite.getResultCode().code & 0xff)
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  private Problem problem(SQLiteErrorCode code, SQLException cause) {
    return switch (code) {
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          new Problem(
              ErrorCode.CORRUPT,
              "the catalog %s is damaged: %s".formatted(file, cause.getMessage()),
              "Put back a copy of the data folder, or ingest into a new one.");
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new Problem(ErrorCode.LOCKED, "another process is writing to " + file);
      case SQLITE_FULL -> full();
      case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
          isFull() ? full() : unusable(cause);
      default ->
          new Problem(ErrorCode.INTERNAL, "the catalog %s: %s".formatted(file, cause.getMessage()));
    };
  }

  private Problem full() {
    return new Problem(ErrorCode.DISK_FULL, "there is no space left on the disk of " + file);
  }

  private Problem unusable(SQLException cause) {
    return new Problem(
        ErrorCode.UNREADABLE,
        "the catalog %s cannot be used by this user, or on this disk: %s"
            .formatted(file, cause.getMessage()),
        RIGHTS);
  }

  private boolean isFull() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return folder != null && Files.getFileStore(folder).getUsableSpace() < NO_ROOM;
    } catch (IOException unknown) {
      return false; // then the failure is told as SQLite puts it
    }
  }

  /** What may fail. */
  interface Work<T> {
    T run() throws SQLException;
  }
}
