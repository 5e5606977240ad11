package dev.onespace.store.lucene;

import dev.onespace.catalog.Access;
import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.ExactIndexContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LuceneExactContractTest extends ExactIndexContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Override
  protected SearchIndex open() throws IOException {
    return LuceneIndex.open(Files.createTempDirectory(folder, "index"), Access.WRITE);
  }
}
