package dev.onespace.store.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Generations;
import dev.onespace.item.ItemId;
import dev.onespace.item.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** What a catalog of version 3 holds, and has to hold still when it was brought up to date. */
public final class FormerCatalog {
  public static final String COLLECTION = "kept";

  private static final String SPACE = "'local', 3, '0011'";

  private FormerCatalog() {}

  /** A collection whose second generation serves, with an item of each kind of source. */
  public static void fill(Connection connection) throws SQLException {
    try (Statement sql = connection.createStatement()) {
      for (String name : List.of(COLLECTION, COLLECTION + "@2")) {
        sql.execute(
            "insert into collection (name, space_id, dimension, space_hash, last_change)"
                + " values ('%s', %s, 4)".formatted(name, SPACE));
      }
      sql.execute("insert into serving values ('%s', 2, 1)".formatted(COLLECTION));
      item(sql, "a", "file:///folder/a.txt");
      item(sql, "b", "file:///folder/items.jsonl#b");
      item(sql, "c", "stdin:#c");
      item(sql, "d", "ticket system 4");
    }
  }

  private static void item(Statement sql, String name, String source) throws SQLException {
    sql.execute(
        """
        insert into item (collection, name, type, source, title, content, metadata, pipeline, facts)
        select id, '%s', 'text', '%s', '%s', '%s', '{"price":4}', '00', '{}'
        from collection where name = 'kept@2'
        """
            .formatted(name, source, name, name.repeat(64)));
  }

  /** Every item is there, and what it came from is known. */
  public static void requireWhole(Catalog catalog) {
    assertThat(catalog.counts().items()).isEqualTo(4);
    assertThat(origin(catalog, "a")).isEqualTo(new Origin.File(Optional.empty()));
    assertThat(origin(catalog, "b")).isEqualTo(new Origin.Line());
    assertThat(origin(catalog, "c")).isEqualTo(new Origin.Stdin());
    assertThat(origin(catalog, "d")).isEqualTo(new Origin.Program());
    assertThat(catalog.delete(new ItemId("d"))).isPresent();
  }

  private static Origin origin(Catalog catalog, String id) {
    return catalog.item(new ItemId(id)).orElseThrow().item().origin();
  }

  /** The same generation serves, and one can go back to the former. */
  public static void requireServing(Generations generations) {
    assertThat(generations.serving(COLLECTION).generation()).isEqualTo(2);
    assertThat(generations.serving(COLLECTION).former()).contains(1);
  }
}
