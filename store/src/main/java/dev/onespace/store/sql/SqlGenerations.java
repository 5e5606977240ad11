package dev.onespace.store.sql;

import dev.onespace.store.Generations;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which generations serve, of all collections of a database. Thread-safe.
 *
 * @param database where it is written
 */
public record SqlGenerations(Transactions database) implements Generations {

  @Override
  public Serving serving(String collection) {
    return database.read(handle -> serving(handle, collection));
  }

  @Override
  public List<Integer> all(String collection) {
    return database.read(CollectionRow::names).stream()
        .flatMap(name -> Generations.number(collection, name).stream())
        .sorted()
        .toList();
  }

  /** The name under which the catalog has the generation that serves. */
  static String served(Handle handle, String collection) {
    return collection.indexOf(MARK) >= 0
        ? collection
        : Generations.name(collection, serving(handle, collection).generation());
  }

  private static Serving serving(Handle handle, String collection) {
    return handle
        .createQuery("select generation, former from serving where collection = :collection")
        .bind("collection", collection)
        .map((row, _) -> new Serving(row.getInt(1), Optional.of(row.getInt(2))))
        .findFirst()
        .orElse(Serving.FIRST);
  }

  @Override
  public void serve(String collection, int generation) {
    database.write(
        handle -> {
          Serving now = serving(handle, collection);
          if (now.generation() != generation) {
            write(handle, collection, generation, now.generation());
          }
          return true;
        });
  }

  private static void write(Handle handle, String collection, int generation, int former) {
    handle
        .createUpdate(
            """
            insert into serving (collection, generation, former)
            values (:collection, :generation, :former)
            on conflict (collection) do update
              set generation = excluded.generation, former = excluded.former
            """)
        .bind("collection", collection)
        .bind("generation", generation)
        .bind("former", former)
        .execute();
  }
}
