package dev.onespace.testkit.postgres;

import dev.onespace.testkit.postgres.PostgresServer.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A PostgreSQL server of its own, on loopback, that can be stopped and started again with what it
 * holds. For one thread.
 */
public final class StoppablePostgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  private StoppablePostgres(Path data, EmbeddedPostgres running) {
    this.data = data;
    this.port = running.getPort();
    this.running = running;
  }

  /** Starts one that keeps what it holds in a folder. */
  public static StoppablePostgres start(Path data) {
    return new StoppablePostgres(data, start(data, 0));
  }

  private static EmbeddedPostgres start(Path data, int port) {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its database. */
  public Database database() {
    return new Database(
        "jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
  }

  /** Cuts all connections and ends it. */
  public void stop() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again, where it was. */
  public void startAgain() {
    running = start(data, port);
  }

  @Override
  public void close() {
    stop();
  }
}
