package dev.onespace.store.postgres;

import dev.onespace.index.ReplicaIndex;
import dev.onespace.testkit.contract.ReplicaContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresReplicaContractTest extends ReplicaContract {
  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @BeforeAll
  static void openDatabase() {
    database = new TestDatabase();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Override
  protected ReplicaIndex open() {
    return database.freshIndex();
  }
}
