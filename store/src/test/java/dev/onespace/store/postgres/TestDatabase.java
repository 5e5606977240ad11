package dev.onespace.store.postgres;

import dev.onespace.catalog.Access;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.postgres.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of a test class, with collections that nobody else has. */
final class TestDatabase implements AutoCloseable {
  static final SpaceIdentity SPACE =
      new SpaceIdentity("local", RandomData.DIMENSION, new SpaceHash("0011223344556677"));

  private final PostgresServer.Database database = PostgresServer.freshDatabase();
  private final AtomicInteger collections = new AtomicInteger();
  private final PostgresDatabase open = PostgresDatabase.open(settings(), Access.WRITE);

  PostgresSettings settings() {
    return new PostgresSettings(database.url(), database.user(), new Password(database.password()));
  }

  PostgresDatabase open() {
    return open;
  }

  /** A name that was not used before. */
  String freshName() {
    return "collection-" + collections.incrementAndGet();
  }

  PostgresCatalog freshCatalog() {
    return PostgresCatalog.open(open, freshName(), SPACE);
  }

  PostgresIndex freshIndex() {
    return PostgresIndex.open(open, freshName());
  }

  /** Removes every collection with all that belongs to it. */
  void empty() {
    open.write(handle -> handle.execute("truncate collection cascade"));
  }

  @Override
  public void close() {
    open.close();
  }
}
