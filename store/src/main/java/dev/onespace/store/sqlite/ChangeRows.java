package dev.onespace.store.sqlite;

import dev.onespace.item.ItemId;
import dev.onespace.store.Catalog.Change;
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
