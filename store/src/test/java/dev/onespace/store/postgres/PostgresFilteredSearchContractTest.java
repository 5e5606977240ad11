package dev.onespace.store.postgres;

import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.FilteredSearchContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresFilteredSearchContractTest extends FilteredSearchContract {
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
  protected SearchIndex open() {
    return database.freshIndex();
  }
}
