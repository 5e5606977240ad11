package dev.onespace.store.sqlite;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;

/**
 * The version of the tables. Flyway is started only to change them: loading it costs a search from
 * a cold shell more than the search itself.
 */
final class Schema {
  /** The newest migration in {@link #MIGRATIONS}. */
  static final int NEWEST = 6;

  static final String MIGRATIONS = "dev/onespace/store/sql/migration";

  private static final String IS_THERE =
      "select count(*) from sqlite_master where name = 'flyway_schema_history'";
  private static final String VERSION =
      "select max(cast(version as integer)) from flyway_schema_history where success";

  private Schema() {}

  /** Makes the tables what this program needs, or says why it cannot. */
  static void prepare(Path file, Connections connections, Access access) throws SQLException {
    Connection connection = connections.openConnection();
    try {
      prepare(file, connection, access);
    } finally {
      connections.closeConnection(connection);
    }
  }

  private static void prepare(Path file, Connection connection, Access access) throws SQLException {
    OptionalInt version = version(connection);
    if (version.isPresent() && version.getAsInt() == NEWEST) {
      return;
    }
    if (version.isPresent() && version.getAsInt() > NEWEST) {
      throw new OnespaceException(
          ErrorCode.OUTDATED,
          "the catalog %s has version %s, this program knows %s"
              .formatted(file, version.getAsInt(), NEWEST));
    }
    if (access == Access.READ) {
      throw new OnespaceException(
          ErrorCode.OLDER,
          "the catalog %s is older than this program, or was never finished".formatted(file));
    }
    migrate(file);
  }

  private static OptionalInt version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(IS_THERE)) {
        if (row.getInt(1) == 0) {
          return OptionalInt.empty();
        }
      }
      try (ResultSet row = statement.executeQuery(VERSION)) {
        return OptionalInt.of(row.getInt(1));
      }
    }
  }

  private static void migrate(Path file) {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, null, null)
        .loggers("slf4j")
        .locations("classpath:" + MIGRATIONS)
        .placeholders(Map.of("key", "integer primary key", "bytes", "blob"))
        .load()
        .migrate();
  }
}
