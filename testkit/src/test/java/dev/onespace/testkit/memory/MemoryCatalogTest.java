package dev.onespace.testkit.memory;

import dev.onespace.store.Catalog;
import dev.onespace.testkit.contract.CatalogContract;

class MemoryCatalogTest extends CatalogContract {
  @Override
  protected Catalog open() {
    return new MemoryCatalog();
  }
}
