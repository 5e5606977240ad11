package dev.onespace.production;

import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.FilteredSearchContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Words in PostgreSQL and vectors at Pinecone are one index as any other. */
class ProductionFilteredSearchTest extends FilteredSearchContract {
  @SuppressWarnings("NullAway.Init")
  private static IndexServers servers;

  @BeforeAll
  static void start() throws IOException {
    servers = IndexServers.start();
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Override
  protected SearchIndex open() {
    return servers.emptyIndex();
  }
}
