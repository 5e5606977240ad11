package dev.onespace.store.postgres;

import dev.onespace.catalog.Catalog;
import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.ManyModalitiesContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresManyModalitiesTest extends ManyModalitiesContract {
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
  protected Catalog openCatalog() {
    return PostgresCatalog.open(database.open(), database.freshName(), SPACE);
  }

  @Override
  protected SearchIndex openIndex() {
    return database.freshIndex();
  }
}
