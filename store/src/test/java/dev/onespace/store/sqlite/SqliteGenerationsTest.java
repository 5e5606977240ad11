package dev.onespace.store.sqlite;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Generations;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.generations.GenerationsSpecification;
import dev.onespace.store.sql.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteGenerationsTest extends GenerationsSpecification {
  private final List<SqliteCatalog> opened = new ArrayList<>();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Override
  protected Catalog open(Target target, SpaceIdentity ifNew) {
    SqliteCatalog catalog = SqliteCatalog.openOrMake(folder.resolve("catalog.db"), target, ifNew);
    opened.add(catalog);
    return catalog;
  }

  @Override
  protected Generations generations() {
    SqliteCatalog catalog =
        SqliteCatalog.open(folder.resolve("catalog.db"), new Target.Served(NAME), Access.WRITE);
    opened.add(catalog);
    return catalog.generations();
  }

  @AfterEach
  void close() {
    opened.forEach(SqliteCatalog::close);
  }
}
