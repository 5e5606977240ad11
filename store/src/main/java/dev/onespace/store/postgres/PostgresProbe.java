package dev.onespace.store.postgres;

import dev.onespace.error.OnespaceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Whether a database can be reached, and whether its role may do there what the program does.
 * Changes nothing: what it tries is rolled back.
 *
 * @param settings the database and the role
 * @param patience how long one answer of the server may take
 */
public record PostgresProbe(PostgresSettings settings, Duration patience) {
  private static final int VERSION_UNIT = 10_000;

  private static final String WRITABLE =
      List.of("INSERT", "UPDATE", "DELETE").stream()
          .map("has_table_privilege(c.oid, '%s')"::formatted)
          .collect(Collectors.joining(" and "));

  /**
   * Something the role may not do.
   *
   * @param what the role may not do
   * @param remedy the statement that lets it, for whoever may run it
   * @param needed what for
   */
  public record Lack(String what, String remedy, Needed needed) {}

  /** What a right is needed for. */
  public enum Needed {
    /** For anything: to search, too. */
    ALWAYS,
    /** To write. */
    TO_WRITE,
    /** By whoever may write. */
    WITH_WRITING
  }

  /**
   * What was seen.
   *
   * @param server its version
   * @param tables whether all tables of the program are there
   * @param lacks what the role may not do; empty if all is well
   */
  public record Seen(String server, boolean tables, List<Lack> lacks) {
    public Seen {
      lacks = List.copyOf(lacks);
    }

    /** Whether it may do all that searching takes, and not write: it may be meant so. */
    public boolean maySearchOnly() {
      return tables
          && lacks.stream().anyMatch(it -> it.needed == Needed.TO_WRITE)
          && lacks.stream().noneMatch(it -> it.needed == Needed.ALWAYS);
    }
  }

  /** Whether a right is there, and what is to be said if it is not. */
  private record Right(String question, String what, String remedy, Needed needed) {
    /** One that is needed for whatever is done. */
    Right(String question, String what, String remedy) {
      this(question, what, remedy, Needed.ALWAYS);
    }
  }

  /**
   * Looks at the database.
   *
   * @throws OnespaceException {@code UNAVAILABLE} if it cannot be reached or does not answer in
   *     time, {@code UNAUTHORIZED} if it refuses the user
   */
  public Seen look() {
    return new Faults(settings.place(), settings.user()).told(this::seen);
  }

  private Seen seen() throws SQLException {
    PGSimpleDataSource source = PostgresDatabase.source(settings);
    int seconds = (int) Math.max(1, patience.toSeconds());
    source.setConnectTimeout(seconds);
    source.setSocketTimeout(seconds);
    try (Connection connection = source.getConnection()) {
      Schema.requireServer(connection, settings);
      boolean whole = isWhole(connection);
      List<Lack> lacks = new ArrayList<>(readOnly(connection));
      if (lacks.isEmpty()) {
        lacks.addAll(rights(connection, whole));
      }
      if (lacks.isEmpty() && !whole) {
        lacks.addAll(tried(connection));
      }
      return new Seen(version(connection), whole, lacks);
    }
  }

  /** Of tables that may not be read it is taken for granted; that they may not is told. */
  private boolean isWhole(Connection connection) throws SQLException {
    String history =
        "exists (select from pg_class c where c.relname = 'flyway_schema_history'"
            + " and c.relnamespace = to_regnamespace('%s')%s)";
    String schema = settings.schema();
    String readable =
        " and has_schema_privilege('%s', 'USAGE') and has_table_privilege(c.oid, 'SELECT')"
            .formatted(schema);
    return holds(connection, "select " + history.formatted(schema, ""))
        && (!holds(connection, "select " + history.formatted(schema, readable))
            || Schema.applied(connection).containsAll(Schema.KNOWN));
  }

  private static String version(Connection connection) throws SQLException {
    int version = Integer.parseInt(text(connection, "show server_version_num"));
    return "PostgreSQL %s.%s".formatted(version / VERSION_UNIT, version % VERSION_UNIT);
  }

  private static List<Lack> readOnly(Connection connection) throws SQLException {
    if (holds(connection, "select pg_is_in_recovery()")) {
      return List.of(
          new Lack(
              "write: this server is a standby",
              "Give the address of the primary in postgres.url.",
              Needed.ALWAYS));
    }
    return text(connection, "show default_transaction_read_only").equals("on")
        ? List.of(
            new Lack(
                "write: its transactions are read-only",
                "ALTER ROLE %s SET default_transaction_read_only = off;"
                    .formatted(role(connection)),
                Needed.ALWAYS))
        : List.of();
  }

  /** Who only works with tables that are there need not be allowed to make any. */
  private List<Lack> rights(Connection connection, boolean whole) throws SQLException {
    List<Right> wanted = whole ? toWork(role(connection)) : toMake(connection);
    List<Lack> lacks = new ArrayList<>();
    for (Right right : wanted) {
      if (!holds(connection, right.question())) {
        lacks.add(new Lack(right.what(), right.remedy(), right.needed()));
      }
    }
    return lacks;
  }

  private List<Right> toMake(Connection connection) throws SQLException {
    String role = role(connection);
    String schema = settings.schema();
    return holds(connection, "select to_regnamespace('%s') is not null".formatted(schema))
        ? List.of(
            new Right(
                "select has_schema_privilege('%s', 'USAGE')".formatted(schema)
                    + " and has_schema_privilege('%s', 'CREATE')".formatted(schema),
                "make tables in schema " + schema,
                "GRANT USAGE, CREATE ON SCHEMA %s TO %s;".formatted(schema, role)))
        : List.of(
            new Right(
                "select has_database_privilege(current_database(), 'CREATE')",
                "make schema " + schema,
                "CREATE SCHEMA %s AUTHORIZATION %s;".formatted(schema, role)));
  }

  private List<Right> toWork(String role) {
    String schema = settings.schema();
    List<Right> wanted = new ArrayList<>();
    wanted.add(
        new Right(
            "select has_schema_privilege('%s', 'USAGE')".formatted(schema),
            "use schema " + schema,
            "GRANT USAGE ON SCHEMA %s TO %s;".formatted(schema, role)));
    wanted.addAll(ofTables(schema, role));
    wanted.add(
        new Right(
            "select has_function_privilege('pg_control_system()', 'EXECUTE')",
            "tell this server from a copy of it",
            "GRANT EXECUTE ON FUNCTION pg_control_system() TO %s;".formatted(role),
            Needed.WITH_WRITING));
    return wanted;
  }

  private static List<Right> ofTables(String schema, String role) {
    String tables = "c.relkind in ('r', 'p')";
    return List.of(
        new Right(
            all(schema, tables, WRITABLE),
            "write the tables in schema " + schema,
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %s TO %s;"
                .formatted(schema, role),
            Needed.TO_WRITE),
        new Right(
            all(schema, tables, "has_table_privilege(c.oid, 'SELECT')"),
            "read the tables in schema " + schema,
            "GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s;".formatted(schema, role)),
        new Right(
            all(schema, tables + " and c.relname in ('spend', 'spend_open')", WRITABLE),
            "write down what questions cost in schema " + schema,
            "GRANT INSERT, UPDATE, DELETE ON %1$s.spend, %1$s.spend_open TO %2$s;"
                .formatted(schema, role)),
        new Right(
            // that of an identity column belongs to it and needs no right of its own
            all(schema, "c.relkind = 'S'", "has_sequence_privilege(c.oid, 'USAGE')")
                + " and not exists (select from pg_depend d"
                + " where d.objid = c.oid and d.deptype = 'i')",
            "use the sequences in schema " + schema,
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA %s TO %s;".formatted(schema, role),
            Needed.WITH_WRITING));
  }

  private static String all(String schema, String which, String holds) {
    return ("select coalesce(bool_and(%s), true) from pg_class c"
            + " where c.relnamespace = to_regnamespace('%s') and %s")
        .formatted(holds, schema, which);
  }

  /** Does what is done first in an empty database, and takes it back. */
  private List<Lack> tried(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      if (!holds(
          connection, "select to_regnamespace('%s') is not null".formatted(settings.schema()))) {
        statement.execute("create schema " + settings.schema());
      }
      statement.execute("create table %s.onespace_probe (n int)".formatted(settings.schema()));
      statement.execute("insert into %s.onespace_probe values (1)".formatted(settings.schema()));
      return List.of();
    } catch (SQLException refused) {
      return List.of(
          new Lack(
              "make a table in schema %s: %s".formatted(settings.schema(), refused.getMessage()),
              "See the message of the server.",
              Needed.ALWAYS));
    } finally {
      connection.rollback();
    }
  }

  /** The role as it is written in a statement. */
  private static String role(Connection connection) throws SQLException {
    return text(connection, "select quote_ident(current_user)");
  }

  private static boolean holds(Connection connection, String question) throws SQLException {
    return "t".equals(text(connection, question));
  }

  private static String text(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }
}
