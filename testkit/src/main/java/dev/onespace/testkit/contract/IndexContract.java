package dev.onespace.testkit.contract;

import dev.onespace.index.SearchIndex;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A contract on an index that is empty before each test. */
abstract class IndexContract {
  @SuppressWarnings("NullAway.Init")
  SearchIndex index;

  /** Opens an empty index for writing. */
  protected abstract SearchIndex open() throws IOException;

  @BeforeEach
  void openIndex() throws IOException {
    index = open();
  }

  @AfterEach
  void closeIndex() {
    index.close();
  }
}
