package dev.onespace.store.postgres;

import dev.onespace.catalog.Access;
import dev.onespace.store.sql.SqlGenerations;
import dev.onespace.store.sql.Target;
import dev.onespace.store.upgrade.FormerCatalog;
import dev.onespace.testkit.postgres.PostgresServer;
import dev.onespace.testkit.postgres.PostgresServer.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Tables of before runs, generations that are kept apart, spending and origins. */
class PostgresUpgradeTest {

  @Test
  void tables_of_version_3_2_come_up_to_date_with_all_they_hold() throws SQLException {
    Database fresh = PostgresServer.freshDatabase();
    PostgresSettings settings =
        new PostgresSettings(fresh.url(), fresh.user(), new Password(fresh.password()));
    var source = PostgresDatabase.source(settings);
    Flyway.configure()
        .dataSource(source)
        .schemas(settings.schema())
        .loggers("slf4j")
        .locations("classpath:" + Schema.SHARED, "classpath:" + Schema.OWN)
        .placeholders(
            Map.of("key", "bigint generated always as identity primary key", "bytes", "bytea"))
        .target("3.2")
        .load()
        .migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      FormerCatalog.fill(connection);
      statement.execute(
          "insert into job (collection, run, source, type, title, metadata, content)"
              + " select id, 'r', 'file:///d.txt', 'text', 'd', '{}', repeat('0', 64)"
              + " from collection");
    }
    try (PostgresDatabase database = PostgresDatabase.open(settings, Access.WRITE);
        PostgresCatalog catalog =
            PostgresCatalog.open(database, new Target.Served(FormerCatalog.COLLECTION))) {
      FormerCatalog.requireWhole(catalog);
      FormerCatalog.requireServing(new SqlGenerations(database));
    }
  }
}
