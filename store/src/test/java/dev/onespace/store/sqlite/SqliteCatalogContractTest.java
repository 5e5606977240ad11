package dev.onespace.store.sqlite;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.testkit.contract.CatalogContract;
import dev.onespace.testkit.data.RandomData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogContractTest extends CatalogContract {
  static final SpaceIdentity SPACE =
      new SpaceIdentity("local", RandomData.DIMENSION, new SpaceHash("0011223344556677"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Override
  protected Catalog open() throws IOException {
    Path file = Files.createTempDirectory(folder, "data").resolve("catalog.db");
    return SqliteCatalog.open(file, "default", SPACE, Access.WRITE);
  }
}
