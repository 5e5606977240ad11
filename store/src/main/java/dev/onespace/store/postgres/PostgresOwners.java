package dev.onespace.store.postgres;

import dev.onespace.catalog.Owner;
import dev.onespace.catalog.Owners;
import org.jdbi.v3.core.Handle;

/**
 * The identity of the catalog in a database. Its place is the server's own identifier, which a
 * promoted replica keeps and a restored dump does not, and the database's in it.
 *
 * @param database where the catalog is
 */
public record PostgresOwners(PostgresDatabase database) implements Owners {
  private static final String PLACE =
      """
      select (select system_identifier from pg_control_system()) || '/'
        || (select oid from pg_database where datname = current_database())
      """;

  @Override
  public Owner present() {
    return database.read(PostgresOwners::present);
  }

  @Override
  public Owner claim(long least) {
    return database.write(
        handle -> {
          handle
              .createUpdate("update catalog_owner set claims = greatest(claims + 1, :least)")
              .bind("least", least)
              .execute();
          return present(handle);
        });
  }

  @Override
  public Owner renew() {
    return database.write(
        handle -> {
          handle.execute("update catalog_owner set identity = gen_random_uuid()::text, claims = 0");
          return present(handle);
        });
  }

  private static Owner present(Handle handle) {
    String place = handle.createQuery(PLACE).mapTo(String.class).one();
    return handle
        .createQuery("select identity, claims from catalog_owner")
        .map((row, _) -> new Owner(row.getString(1), place, row.getLong(2)))
        .one();
  }
}
