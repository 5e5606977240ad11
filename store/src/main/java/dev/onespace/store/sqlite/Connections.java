package dev.onespace.store.sqlite;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/**
 * Connections to a SQLite file; idle ones are kept for the next user. Thread-safe.
 *
 * <p>Readers of a file in WAL mode share memory in a file beside it ({@code -shm}), which SQLite
 * makes where it is not there. Where that may not be made (another user's folder, a read-only disk)
 * and nothing waits in the log, the file is read as one that does not change; that it did not is
 * made sure after each reading.
 */
final class Connections implements ConnectionFactory {
  private static final int ATTEMPTS = 3;

  private final Path file;
  private final Access access;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile @Nullable String unchanging;

  Connections(Path file, Access access) {
    this.file = file;
    this.access = access;
  }

  @Override
  public Connection openConnection() throws SQLException {
    Connection connection = idle.pollFirst();
    return connection == null ? connect() : connection;
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    if (unchanging == null) {
      idle.addFirst(connection);
    } else {
      connection.close(); // it would not see what changes
    }
  }

  private Connection connect() throws SQLException {
    if (access == Access.WRITE) {
      return toWrite();
    }
    return unchanging == null ? toRead() : asUnchanging();
  }

  private Connection toWrite() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Database.BUSY_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private Connection toRead() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Database.BUSY_MILLIS);
    config.setReadOnly(true);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement first = connection.createStatement()) {
      first.executeQuery("select 1 from sqlite_master limit 1").close();
      return connection;
    } catch (SQLException failed) {
      connection.close();
      if (!mayBeUnchanging(failed)) {
        throw failed;
      }
      unchanging = mark();
      return asUnchanging();
    }
  }

  /** What SQLite says where it may not make its files, and there are none that it would need. */
  private boolean mayBeUnchanging(SQLException failure) {
    SQLiteErrorCode code = Faults.code(failure);
    return (code == SQLiteErrorCode.SQLITE_CANTOPEN || code == SQLiteErrorCode.SQLITE_READONLY)
        && Files.isReadable(file)
        && isLogEmpty();
  }

  private boolean isLogEmpty() {
    try {
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      return !Files.exists(log) || Files.size(log) == 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private Connection asUnchanging() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    String path = file.toAbsolutePath().toUri().getRawPath();
    return config.createConnection("jdbc:sqlite:file:" + path + "?immutable=1");
  }

  /**
   * Reads; where the file is read as one that does not change, and did, reads again.
   *
   * @throws OnespaceException LOCKED if it goes on changing
   */
  <T> T unchanged(Faults.Work<T> work) throws SQLException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        T found = work.run();
        if (isAsItWas()) {
          return found;
        }
      } catch (SQLException | JdbiException failed) {
        if (isAsItWas()) {
          throw failed;
        }
      }
      unchanging = null; // perhaps the one who writes made the files that are needed
    }
    throw changing();
  }

  private boolean isAsItWas() {
    String before = unchanging;
    return before == null || before.equals(mark()) && isLogEmpty();
  }

  private OnespaceException changing() {
    return new OnespaceException(
        new Problem(
            ErrorCode.LOCKED,
            "the catalog %s is being written, and this user may not make the files that reading"
                    .formatted(file)
                + " it meanwhile needs",
            "Try again when nobody writes, or give this user the right to write to the data"
                + " folder."));
  }

  private String mark() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() + " " + now.lastModifiedTime().toInstant();
    } catch (IOException gone) {
      return "gone";
    }
  }

  void close() throws SQLException {
    for (Connection connection = idle.pollFirst();
        connection != null;
        connection = idle.pollFirst()) {
      connection.close();
    }
  }
}
