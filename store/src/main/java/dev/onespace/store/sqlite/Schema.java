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
  static final int NEWEST = 1;

  static final String MIGRATIONS = "dev/onespace/store/sql/migration";

  private static final String IS_THERE =
      "select count(*) from sqlite_master where name = 'flyway_schema_history'";
  private static final String IS_FORMER =
      "select count(*) from flyway_schema_history where version = '1' and description <>"
          + " 'passages'";

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
    requireKnown(file, connection);
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

  /** Catalogs whose first migration was another one hold passages without a modality. */
  private static void requireKnown(Path file, Connection connection) throws SQLException {
    if (number(connection, IS_THERE) > 0 && number(connection, IS_FORMER) > 0) {
      throw new OnespaceException(
          ErrorCode.FORMER,
          "the catalog %s was made by an Onespace of before 0.1, whose tables are not brought up to date"
              .formatted(file));
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getInt(1);
    }
  }

  private static OptionalInt version(Connection connection) throws SQLException {
    return number(connection, IS_THERE) == 0
        ? OptionalInt.empty()
        : OptionalInt.of(number(connection, VERSION));
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
