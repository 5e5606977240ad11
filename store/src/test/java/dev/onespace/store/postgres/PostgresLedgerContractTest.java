package dev.onespace.store.postgres;

import dev.onespace.store.Ledger;
import dev.onespace.testkit.contract.LedgerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresLedgerContractTest extends LedgerContract {
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
  protected Ledger open() {
    return database.freshIndex();
  }
}
