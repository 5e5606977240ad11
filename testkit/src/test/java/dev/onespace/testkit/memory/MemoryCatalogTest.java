package dev.onespace.testkit.memory;

import dev.onespace.catalog.Catalog;
import dev.onespace.testkit.contract.CatalogContract;

class MemoryCatalogTest extends CatalogContract {
  @Override
  protected Catalog open() {
    return new MemoryCatalog();
  }
}
