package dev.onespace.production;

import dev.onespace.catalog.Catalog;
import dev.onespace.index.SearchIndex;
import dev.onespace.testkit.contract.ManyModalitiesContract;
import dev.onespace.testkit.memory.MemoryCatalog;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With vectors at Pinecone, whose records say the modality of their passage. */
class ProductionManyModalitiesTest extends ManyModalitiesContract {
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
  protected Catalog openCatalog() {
    return new MemoryCatalog(SPACE);
  }

  @Override
  protected SearchIndex openIndex() {
    return servers.emptyIndex();
  }
}
