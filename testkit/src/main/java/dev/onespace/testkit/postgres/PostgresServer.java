package dev.onespace.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server on loopback, one per test JVM, that ends with it. Its user may do
 * everything.
 */
public final class PostgresServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /**
   * A database.
   *
   * @param url for JDBC, without user and password
   * @param user who owns it
   * @param password of the user; the server lets everybody on loopback in without looking
   */
  public record Database(String url, String user, String password) {}

  /** A new empty database on the server, which is started if it does not run. */
  public static Database freshDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    execute("create database " + name);
    return new Database(url(name), "postgres", "postgres");
  }

  /** A copy of a database that nobody is connected to, as a backup restored elsewhere is one. */
  public static Database copyOf(Database original) {
    String name = "test_" + DATABASES.incrementAndGet();
    String from = original.url().substring(original.url().lastIndexOf('/') + 1);
    execute("create database " + name + " template " + from);
    return new Database(url(name), "postgres", "postgres");
  }

  /** Runs a statement as the server's owner, in the database of its maintenance. */
  public static void execute(String sql) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The port on loopback. */
  public static int port() {
    return Server.RUNNING.getPort();
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port(), database);
  }

  /** Started when it is first asked for; the library stops it as the JVM ends. */
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
