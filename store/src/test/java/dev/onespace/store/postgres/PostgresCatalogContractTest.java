package dev.onespace.store.postgres;

import dev.onespace.catalog.Catalog;
import dev.onespace.testkit.contract.CatalogContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresCatalogContractTest extends CatalogContract {
  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @BeforeAll
  static void openDatabase() {
    database = new TestDatabase();
  }

  @AfterEach
  void empty() {
    database.empty();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Override
  protected Catalog open() {
    return database.freshCatalog();
  }
}
