package dev.onespace.store.sql;

import dev.onespace.item.ContentHash;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The SQL of table released_blob, which all collections share as they share the blobs. */
record ReleasedBlobRows(Handle handle) {
  /** Notes what an item uses that is about to be removed. */
  void noteThoseOf(long item) {
    handle
        .createUpdate(
            """
            insert into released_blob (content)
              select content from item where id = :item
              union select thumbnail from item where id = :item and thumbnail is not null
            on conflict (content) do nothing
            """)
        .bind("item", item)
        .execute();
  }

  /** Forgets some, as they are used again, or were dropped. */
  void forget(Collection<ContentHash> blobs) {
    if (!blobs.isEmpty()) {
      handle
          .createUpdate("delete from released_blob where content in (<blobs>)")
          .bindList("blobs", blobs.stream().map(ContentHash::hex).toList())
          .execute();
    }
  }

  List<ContentHash> some(int most) {
    return handle
        .createQuery("select content from released_blob order by content limit :most")
        .bind("most", most)
        .mapTo(String.class)
        .map(ContentHash::new)
        .list();
  }
}
