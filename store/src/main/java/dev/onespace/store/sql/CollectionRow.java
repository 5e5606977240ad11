package dev.onespace.store.sql;

import dev.onespace.catalog.Generations;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A row of table collection.
 *
 * @param key its key
 * @param space the space of its vectors
 */
record CollectionRow(long key, SpaceIdentity space) {

  static Optional<CollectionRow> find(Handle handle, String name) {
    return handle
        .createQuery(
            "select id, space_id, dimension, space_hash from collection where name = :name")
        .bind("name", name)
        .map(
            (row, _) ->
                new CollectionRow(
                    row.getLong(1),
                    new SpaceIdentity(
                        row.getString(2), row.getInt(3), new SpaceHash(row.getString(4)))))
        .findFirst();
  }

  static List<String> names(Handle handle) {
    return handle
        .createQuery("select name from collection order by name")
        .mapTo(String.class)
        .filter(Generations::isName) // others were made by a program that did not check them
        .list();
  }

  /** The keys of all by name. */
  static Map<String, Long> keys(Handle handle) {
    Map<String, Long> keys = new LinkedHashMap<>();
    handle
        .createQuery("select name, id from collection order by name")
        .map((row, _) -> keys.put(row.getString(1), row.getLong(2)))
        .list();
    return keys;
  }

  /** Removes a collection that has no items, with all that is noted of it. */
  static void delete(Handle handle, long key) {
    for (String table : List.of("change", "quarantine")) {
      handle
          .createUpdate("delete from <table> where collection = :key")
          .define("table", table)
          .bind("key", key)
          .execute();
    }
    handle.createUpdate("delete from collection where id = :key").bind("key", key).execute();
  }

  /** Gives a collection another name, which no other has; nothing is known of the former one. */
  static void rename(Handle handle, long key, String from, String to) {
    handle.execute("delete from serving where collection = ?", from);
    handle.execute("update collection set name = ? where id = ?", to, key);
  }

  /** The collection of this name; where there is none, a new one for a space. */
  static CollectionRow make(Handle handle, String name, SpaceIdentity space) {
    handle
        .createUpdate(
            """
            insert into collection (name, space_id, dimension, space_hash, last_change)
            values (:name, :space, :dimension, :hash, 0)
            on conflict (name) do nothing
            """)
        .bind("name", name)
        .bind("space", space.id())
        .bind("dimension", space.dimension())
        .bind("hash", space.hash().value())
        .execute();
    return find(handle, name).orElseThrow();
  }
}
