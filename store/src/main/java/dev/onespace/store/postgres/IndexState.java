package dev.onespace.store.postgres;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * A row of table index_state.
 *
 * @param id its key
 * @param sequence the change up to which it follows the catalog
 * @param passages how many there are
 * @param worded how many have terms
 * @param terms how many terms they have together
 */
record IndexState(long id, OptionalLong sequence, long passages, long worded, long terms) {
  /** Grows with each change of what the tables hold or of how words are analysed. */
  static final int FORMAT = 1;

  /** An index that was never written to: no row has its key. */
  static final IndexState NONE = new IndexState(0, OptionalLong.empty(), 0, 0, 0);

  static Optional<IndexState> find(Handle handle, String collection) {
    return handle
        .createQuery(
            """
            select id, sequence, passages, worded, terms from index_state
            where collection = :collection and format = :format
            """)
        .bind("collection", collection)
        .bind("format", FORMAT)
        .map(
            (row, _) -> {
              long sequence = row.getLong(2);
              boolean committed = !row.wasNull();
              return new IndexState(
                  row.getLong(1),
                  committed ? OptionalLong.of(sequence) : OptionalLong.empty(),
                  row.getLong(3),
                  row.getLong(4),
                  row.getLong(5));
            })
        .findFirst();
  }

  /** Makes a row if there is none yet. */
  static IndexState make(Handle handle, String collection) {
    handle.execute(
        "insert into index_state (collection, format) values (?, ?) on conflict do nothing",
        collection,
        FORMAT);
    return find(handle, collection).orElseThrow();
  }

  /** Removes the indexes of a collection, of all formats, with all they hold. */
  static int discard(Handle handle, String collection) {
    int removed = 0;
    for (String table : List.of("index_passage", "index_item", "index_term")) {
      removed +=
          handle
              .createUpdate(
                  "delete from <table> where index in"
                      + " (select id from index_state where collection = :collection)")
              .define("table", table)
              .bind("collection", collection)
              .execute();
    }
    return removed + handle.execute("delete from index_state where collection = ?", collection);
  }

  /** How many terms a passage with terms has. */
  double averageLength() {
    return (double) terms / Math.max(1, worded);
  }
}
