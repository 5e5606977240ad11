package dev.onespace.store.postgres;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;

/**
 * The version of the tables. Migrations with a whole number are those of every catalog; those with
 * a point, such as 1.1, are PostgreSQL's own, and come after the whole number they begin with.
 */
final class Schema {
  /** All migrations this program knows. */
  static final Set<String> KNOWN = Set.of("1", "1.1");

  static final String SHARED = "dev/onespace/store/sql/migration";
  static final String OWN = "dev/onespace/store/postgres/migration";

  private static final String VERSIONS =
      "from flyway_schema_history where success and type = 'SQL'";

  private static final int OLDEST_SERVER = 140_000;

  private Schema() {}

  /** Makes the tables what this program needs, or says why it cannot. */
  static void prepare(DataSource source, PostgresSettings settings, Access access)
      throws SQLException {
    Set<String> applied;
    try (Connection connection = source.getConnection()) {
      requireServer(connection, settings);
      applied = applied(connection);
      requireKnown(connection, applied, settings);
    }
    if (applied.equals(KNOWN)) {
      return;
    }
    if (!KNOWN.containsAll(applied)) {
      throw new OnespaceException(
          ErrorCode.OUTDATED,
          "the tables in %s have versions %s, this program knows %s"
              .formatted(settings.place(), applied, new TreeSet<>(KNOWN)));
    }
    if (access == Access.READ) {
      throw older(settings, applied);
    }
    migrate(source, settings);
  }

  /** Tables whose first migration was another one hold passages without a modality. */
  private static void requireKnown(
      Connection connection, Set<String> applied, PostgresSettings settings) throws SQLException {
    if (!applied.isEmpty() && isFormer(connection)) {
      throw new OnespaceException(
          ErrorCode.FORMER,
          "the tables in schema '%s' of %s were made by an Onespace of before 0.1, and are not brought up to date"
              .formatted(settings.schema(), settings.place()));
    }
  }

  private static boolean isFormer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) "
                    + VERSIONS
                    + " and version = '1' and description <> 'passages'")) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  /**
   * Refuses to go on in tables that a newer program changed since they were opened. Asked in each
   * transaction that writes: a program of before may know nothing of what has to be written now.
   *
   * @throws OnespaceException OUTDATED
   */
  static void requireUnchanged(Handle handle, String place) {
    int versions = handle.createQuery("select count(*) " + VERSIONS).mapTo(Integer.class).one();
    if (versions > KNOWN.size()) {
      throw new OnespaceException(
          ErrorCode.OUTDATED,
          "a newer Onespace changed the tables in %s since this began".formatted(place));
    }
  }

  private static OnespaceException older(PostgresSettings settings, Set<String> applied) {
    return applied.isEmpty()
        ? new OnespaceException(
            new Problem(
                ErrorCode.NOT_FOUND,
                "there is no catalog in schema '%s' of %s"
                    .formatted(settings.schema(), settings.place()),
                Remedy.of("Run %s first, or give the right database.", Named.INGEST)))
        : new OnespaceException(
            ErrorCode.OLDER,
            "the tables in %s are older than this program".formatted(settings.place()));
  }

  static void requireServer(Connection connection, PostgresSettings settings) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show server_version_num")) {
      row.next();
      int version = row.getInt(1);
      if (version < OLDEST_SERVER) {
        throw new OnespaceException(
            new Problem(
                ErrorCode.UNAVAILABLE,
                "%s is PostgreSQL %s.%s"
                    .formatted(settings.place(), version / 10_000, version % 10_000),
                "Use PostgreSQL 14 or newer."));
      }
    }
  }

  static Set<String> applied(Connection connection) throws SQLException {
    Set<String> versions = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
        row.next();
        if (!row.getBoolean(1)) {
          return versions;
        }
      }
      try (ResultSet row = statement.executeQuery("select version " + VERSIONS)) {
        while (row.next()) {
          versions.add(row.getString(1));
        }
      }
    }
    return versions;
  }

  /** Several nodes may come here at once: Flyway lets one go on and the others wait. */
  private static void migrate(DataSource source, PostgresSettings settings) {
    Flyway.configure()
        .dataSource(source)
        .schemas(settings.schema())
        .loggers("slf4j")
        .locations("classpath:" + SHARED, "classpath:" + OWN)
        .placeholders(
            Map.of("key", "bigint generated always as identity primary key", "bytes", "bytea"))
        .load()
        .migrate();
  }
}
