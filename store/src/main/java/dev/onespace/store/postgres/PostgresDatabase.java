package dev.onespace.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.patience.Patience;
import dev.onespace.store.sql.Dialect;
import dev.onespace.store.sql.OneTransaction;
import dev.onespace.store.sql.SqlSpending;
import dev.onespace.store.sql.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections to a PostgreSQL database, shared by all that is opened on it. Thread-safe; the
 * opener closes it, after all that was opened on it.
 */
public final class PostgresDatabase implements Transactions, AutoCloseable {
  private static final int CONNECT_SECONDS = 5;
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

  /** The state of a statement that this role may not execute. */
  private static final String NO_RIGHT = "42501";

  private static final Dialect DIALECT = new PostgresDialect();

  private final PostgresSettings settings;
  private final Access access;
  private final Faults faults;
  private final PGSimpleDataSource source;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private PostgresDatabase(PostgresSettings settings, Access access, PGSimpleDataSource source) {
    this.settings = settings;
    this.access = access;
    this.faults = new Faults(settings.place(), settings.user());
    this.source = source;
    this.pool = pool(settings, source);
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens a database; opened for writing, its tables are made or brought up to date.
   *
   * @throws OnespaceException {@code UNAVAILABLE} if the server cannot be reached or is too old,
   *     {@code UNAUTHORIZED} if it refuses the user, {@code NOT_FOUND} if it is opened for reading
   *     and holds no catalog, {@code CORRUPT} if its tables are of a newer program
   */
  public static PostgresDatabase open(PostgresSettings settings, Access access) {
    Faults faults = new Faults(settings.place(), settings.user());
    PGSimpleDataSource source = source(settings);
    faults.told(
        () -> {
          Schema.prepare(source, settings, access);
          return true;
        });
    return new PostgresDatabase(settings, access, source);
  }

  static PGSimpleDataSource source(PostgresSettings settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(settings.url());
    } catch (IllegalArgumentException e) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.USAGE,
              settings.place() + " is no URL of a PostgreSQL database",
              "Write it as jdbc:postgresql://HOST:PORT/DATABASE."),
          e);
    }
    source.setUser(settings.user());
    source.setPassword(settings.password().value());
    source.setCurrentSchema(settings.schema());
    source.setApplicationName("onespace");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS); // one that accepts and says nothing
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  private static HikariDataSource pool(PostgresSettings settings, PGSimpleDataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("onespace-" + settings.schema());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
    return new HikariDataSource(config);
  }

  /** What it was opened for. */
  Access access() {
    return access;
  }

  /** Tells failures. */
  Faults faults() {
    return faults;
  }

  /** A connection of its own, not from the pool; whoever asks closes it. */
  Connection connect() {
    return faults.told(
        () -> {
          Connection connection = source.getConnection();
          connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
          return connection;
        });
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return transaction(
        handle -> {
          handle.execute("set transaction isolation level repeatable read");
          return work.apply(handle);
        });
  }

  @Override
  public <T> T write(Function<Handle, T> work) {
    if (access == Access.READ) {
      throw new IllegalStateException(settings.place() + " is opened for reading");
    }
    return unchanged(work);
  }

  private <T> T unchanged(Function<Handle, T> work) {
    return transaction(
        handle -> {
          Schema.requireUnchanged(handle, settings.place());
          return work.apply(handle);
        });
  }

  /**
   * Does it again as a whole if the server took it back for another's sake (deadlock, conflict),
   * and for as long as the work's patience lasts if the server is away: it may then have been done
   * already, so all that is written here may be written twice.
   */
  private <T> T transaction(Function<Handle, T> work) {
    return OneTransaction.of(
        this,
        () ->
            Repetition.of(
                () -> faults.told(() -> jdbi.inTransaction(handle -> answered(handle, work)))));
  }

  /** A server that went silent is taken for away: its connection would be waited for for ever. */
  private static <T> T answered(Handle handle, Function<Handle, T> work) throws SQLException {
    Duration longest = Patience.current().longestAnswer(LONGEST_ANSWER);
    handle.getConnection().setNetworkTimeout(Runnable::run, (int) longest.toMillis());
    return work.apply(handle);
  }

  /**
   * What is spent. It is written down also by those who open the database for reading only; their
   * role needs the right to.
   */
  public SqlSpending spending() {
    return new SqlSpending(
        new Transactions() {
          @Override
          public <T> T read(Function<Handle, T> work) {
            return PostgresDatabase.this.read(work);
          }

          @Override
          public <T> T write(Function<Handle, T> work) {
            return unchanged(work);
          }

          @Override
          public Dialect dialect() {
            return DIALECT;
          }

          @Override
          public String place() {
            return settings.place();
          }
        });
  }

  /** The bytes of all tables in the schema, with their indexes. */
  long size() {
    return read(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(sum(pg_total_relation_size(c.oid)), 0)
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = :schema and c.relkind = 'r'
                    """)
                .bind("schema", settings.schema())
                .mapTo(Long.class)
                .one());
  }

  /**
   * Writes all tables in the schema anew; they are locked meanwhile, one after the other.
   *
   * @throws OnespaceException UNAUTHORIZED if one of them is another role's
   */
  void rewrite() {
    List<String> tables =
        read(
            handle ->
                handle
                    .createQuery(
                        "select quote_ident(schemaname) || '.' || quote_ident(tablename)"
                            + " from pg_tables where schemaname = :schema")
                    .bind("schema", settings.schema())
                    .mapTo(String.class)
                    .list());
    faults.told(
        () -> {
          try (Connection connection = source.getConnection();
              Statement statement = connection.createStatement()) {
            for (String table : tables) {
              statement.execute("vacuum (full) " + table);
              requireDone(statement.getWarnings());
            }
            return true;
          }
        });
  }

  /** What may not be rewritten, as it is another's, is left out with no more than a warning. */
  private static void requireDone(@Nullable SQLWarning warning) throws SQLException {
    if (warning != null) {
      throw new SQLException(warning.getMessage(), NO_RIGHT);
    }
  }

  @Override
  public Dialect dialect() {
    return DIALECT;
  }

  @Override
  public String place() {
    return settings.place();
  }

  @Override
  public void close() {
    pool.close();
  }
}
