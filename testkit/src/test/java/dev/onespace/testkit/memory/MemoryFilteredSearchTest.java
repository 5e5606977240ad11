package dev.onespace.testkit.memory;

import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.FilteredSearchContract;

class MemoryFilteredSearchTest extends FilteredSearchContract {
  @Override
  protected SearchIndex open() {
    return new MemorySearchIndex();
  }
}
