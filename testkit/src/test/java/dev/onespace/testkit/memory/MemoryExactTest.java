package dev.onespace.testkit.memory;

import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.ExactIndexContract;

class MemoryExactTest extends ExactIndexContract {
  @Override
  protected SearchIndex open() {
    return new MemorySearchIndex();
  }
}
