package dev.onespace.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.store.sql.Target;
import dev.onespace.store.upgrade.FormerCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog of before generations were kept apart, money written down and origins known. */
class SqliteUpgradeTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void a_catalog_of_version_3_comes_up_to_date_with_all_it_holds() throws SQLException {
    Path file = folder.resolve("catalog.db");
    String url = "jdbc:sqlite:" + file;
    Flyway.configure()
        .dataSource(url, null, null)
        .loggers("slf4j")
        .locations("classpath:" + Schema.MIGRATIONS)
        .placeholders(Map.of("key", "integer primary key", "bytes", "blob"))
        .target("3")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url)) {
      FormerCatalog.fill(connection);
    }
    try (SqliteCatalog catalog =
        SqliteCatalog.open(file, new Target.Served(FormerCatalog.COLLECTION), Access.WRITE)) {
      FormerCatalog.requireWhole(catalog);
    }
    try (CatalogFile there = CatalogFile.open(file, Access.READ)) {
      FormerCatalog.requireServing(there.generations());
      assertThat(there.complaints(true)).isEmpty();
    }
  }
}
