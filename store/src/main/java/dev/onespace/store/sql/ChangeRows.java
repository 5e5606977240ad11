package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog.Change;
import dev.onespace.item.ItemId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of table change: the outbox from which the indexes follow one collection. */
final class ChangeRows {
  private final Handle handle;
  private final long collection;

  ChangeRows(Handle handle, long collection) {
    this.handle = handle;
    this.collection = collection;
  }

  long last() {
    return handle
        .createQuery("select last_change from collection where id = :collection")
        .bind("collection", collection)
        .mapTo(Long.class)
        .one();
  }

  /** Notes that an item changed, in place of what was noted of it before. */
  void note(ItemId item) {
    long sequence =
        handle
            .createQuery(
                """
                update collection set last_change = last_change + 1 where id = :collection
                returning last_change
                """)
            .bind("collection", collection)
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            insert into change (collection, item, sequence) values (:collection, :item, :sequence)
            on conflict (collection, item) do update set sequence = excluded.sequence
            """)
        .bind("collection", collection)
        .bind("item", item.value())
        .bind("sequence", sequence)
        .execute();
  }

  /** Removes what was noted of items that are no longer there. */
  void forget(long sequence) {
    handle
        .createQuery(
            """
            delete from change where collection = :collection and sequence <= :sequence
              and not exists (select 1 from item
                where item.collection = change.collection and item.name = change.item)
            returning sequence
            """)
        .bind("collection", collection)
        .bind("sequence", sequence)
        .mapTo(Long.class)
        .list()
        .stream()
        .max(Long::compare)
        .ifPresent(this::noteForgotten);
  }

  private void noteForgotten(long sequence) {
    handle
        .createUpdate(
            """
            update collection set forgotten = :sequence
            where id = :collection and forgotten < :sequence
            """)
        .bind("collection", collection)
        .bind("sequence", sequence)
        .execute();
  }

  long forgotten() {
    return handle
        .createQuery("select forgotten from collection where id = :collection")
        .bind("collection", collection)
        .mapTo(Long.class)
        .one();
  }

  /** How many items that are no longer there are noted still. */
  long ofDeleted() {
    return handle
        .createQuery(
            """
            select count(*) from change where collection = :collection
              and not exists (select 1 from item
                where item.collection = change.collection and item.name = change.item)
            """)
        .bind("collection", collection)
        .mapTo(Long.class)
        .one();
  }

  List<Change> after(long sequence, int limit) {
    return handle
        .createQuery(
            """
            select sequence, item from change
            where collection = :collection and sequence > :sequence
            order by sequence limit :limit
            """)
        .bind("collection", collection)
        .bind("sequence", sequence)
        .bind("limit", limit)
        .map((row, _) -> new Change(row.getLong(1), new ItemId(row.getString(2))))
        .list();
  }
}
