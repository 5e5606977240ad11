package dev.onespace.testkit.memory;

import dev.onespace.catalog.Catalog;
import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.ManyModalitiesContract;

class MemoryManyModalitiesTest extends ManyModalitiesContract {
  @Override
  protected Catalog openCatalog() {
    return new MemoryCatalog(SPACE);
  }

  @Override
  protected SearchIndex openIndex() {
    return new MemorySearchIndex();
  }
}
