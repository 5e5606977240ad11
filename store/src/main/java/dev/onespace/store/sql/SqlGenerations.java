package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Generations;
import dev.onespace.catalog.Lack;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import java.util.ArrayList;
import java.util.Comparator;
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
    return database.read(handle -> generations(handle, collection)).stream()
        .map(Generation::number)
        .toList();
  }

  /** The name under which the catalog has the generation that serves. */
  static String served(Handle handle, String collection) {
    return Generations.name(collection, serving(handle, collection).generation());
  }

  private static Serving serving(Handle handle, String collection) {
    return handle
        .createQuery("select generation, former from serving where collection = :collection")
        .bind("collection", collection)
        .map(
            (row, _) -> {
              int generation = row.getInt(1);
              int former = row.getInt(2);
              return new Serving(
                  generation, row.wasNull() ? Optional.empty() : Optional.of(former));
            })
        .findFirst()
        .orElse(Serving.FIRST);
  }

  @Override
  public Lack serve(String collection, int generation, boolean force) {
    return database.write(
        handle -> {
          lock(handle, collection);
          Serving now = serving(handle, collection);
          if (now.generation() == generation) {
            return Lack.NOTHING;
          }
          Lack lack = comparing(handle, collection, generation).align();
          if (force || lack.isNothing()) {
            write(handle, collection, new Serving(generation, Optional.of(now.generation())));
          }
          return lack;
        });
  }

  @Override
  public Lack align(String collection, int generation) {
    return database.write(
        handle -> {
          lock(handle, collection);
          return comparing(handle, collection, generation).align();
        });
  }

  @Override
  public List<StoredItem> delete(String collection, ItemId item) {
    return database.write(
        handle -> {
          List<Generation> all = lock(handle, collection);
          int serving = serving(handle, collection).generation();
          return all.stream()
              .sorted(Comparator.comparing(it -> it.number() != serving))
              .flatMap(it -> rows(handle, it.key()).delete(item).stream())
              .toList();
        });
  }

  @Override
  public List<StoredItem> dismantle(String collection, int generation, int most) {
    return database.write(
        handle -> {
          List<Generation> all = lock(handle, collection);
          Serving now = serving(handle, collection);
          if (now.generation() == generation) {
            throw new OnespaceException(
                ErrorCode.USAGE,
                "generation %s of collection '%s' serves".formatted(generation, collection));
          }
          if (now.former().equals(Optional.of(generation))) {
            write(handle, collection, new Serving(now.generation(), Optional.empty()));
          }
          return all.stream()
              .filter(it -> it.number() == generation)
              .findFirst()
              .map(it -> dismantle(handle, it.key(), most))
              .orElse(List.of());
        });
  }

  private List<StoredItem> dismantle(Handle handle, long key, int most) {
    ItemRows items = rows(handle, key).items();
    List<ItemRows.Row> some = items.after("", most);
    some.forEach(row -> items.delete(row.key()));
    if (some.isEmpty()) {
      CollectionRow.delete(handle, key);
    }
    return some.stream().map(ItemRows.Row::stored).toList();
  }

  private Comparing comparing(Handle handle, String collection, int generation) {
    return new Comparing(
        rows(handle, key(handle, collection, serving(handle, collection).generation())),
        rows(handle, key(handle, collection, generation)));
  }

  private static long key(Handle handle, String collection, int generation) {
    return CollectionRow.find(handle, Generations.name(collection, generation))
        .map(CollectionRow::key)
        .orElseThrow(
            () ->
                new OnespaceException(
                    ErrorCode.NOT_FOUND,
                    "collection '%s' has no generation %s; there are: %s"
                        .formatted(
                            collection,
                            generation,
                            generations(handle, collection).stream()
                                .map(Generation::number)
                                .toList())));
  }

  /**
   * Keeps writers away from all generations of a collection, in the order of their keys, so that no
   * two of us wait for each other. One that is made meanwhile has the highest key.
   */
  private List<Generation> lock(Handle handle, String collection) {
    List<Generation> locked = new ArrayList<>();
    for (List<Generation> more = behind(handle, collection, locked);
        !more.isEmpty();
        more = behind(handle, collection, locked)) {
      more.forEach(it -> database.dialect().begin(handle, it.key()));
      locked.addAll(more);
    }
    return locked;
  }

  private static List<Generation> behind(
      Handle handle, String collection, List<Generation> locked) {
    return generations(handle, collection).stream()
        .filter(it -> !locked.contains(it))
        .sorted(Comparator.comparingLong(Generation::key))
        .toList();
  }

  private static List<Generation> generations(Handle handle, String collection) {
    return CollectionRow.keys(handle).entrySet().stream()
        .flatMap(
            row ->
                Generations.number(collection, row.getKey()).stream()
                    .map(number -> new Generation(number, row.getValue())))
        .sorted(Comparator.comparingInt(Generation::number))
        .toList();
  }

  private Rows rows(Handle handle, long key) {
    return new Rows(handle, key, database.dialect());
  }

  private static void write(Handle handle, String collection, Serving serving) {
    handle
        .createUpdate(
            """
            insert into serving (collection, generation, former)
            values (:collection, :generation, :former)
            on conflict (collection) do update
              set generation = excluded.generation, former = excluded.former
            """)
        .bind("collection", collection)
        .bind("generation", serving.generation())
        .bind("former", serving.former().orElse(null))
        .execute();
  }

  /** A generation and the key of its row in table collection. */
  private record Generation(int number, long key) {}
}
