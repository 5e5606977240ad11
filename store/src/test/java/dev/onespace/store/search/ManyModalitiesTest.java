package dev.onespace.store.search;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.index.SearchIndex;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.testkit.contract.ManyModalitiesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** In a data folder: the catalog in SQLite, the index in Lucene. */
class ManyModalitiesTest extends ManyModalitiesContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Override
  protected Catalog openCatalog() {
    return SqliteCatalog.open(folder.resolve("catalog.db"), "mails", SPACE, Access.WRITE);
  }

  @Override
  protected SearchIndex openIndex() {
    return LuceneIndex.open(folder.resolve("index"), Access.WRITE);
  }
}
