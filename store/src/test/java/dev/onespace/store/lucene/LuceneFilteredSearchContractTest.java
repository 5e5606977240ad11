package dev.onespace.store.lucene;

import dev.onespace.store.Access;
import dev.onespace.store.SearchIndex;
import dev.onespace.testkit.contract.FilteredSearchContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneFilteredSearchContractTest extends FilteredSearchContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Override
  protected SearchIndex open() throws IOException {
    return LuceneIndex.open(Files.createTempDirectory(folder, "index"), Access.WRITE);
  }
}
