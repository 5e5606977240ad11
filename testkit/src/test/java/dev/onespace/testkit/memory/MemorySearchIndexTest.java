package dev.onespace.testkit.memory;

import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.SearchIndexContract;

class MemorySearchIndexTest extends SearchIndexContract {
  @Override
  protected SearchIndex open() {
    return new MemorySearchIndex();
  }
}
