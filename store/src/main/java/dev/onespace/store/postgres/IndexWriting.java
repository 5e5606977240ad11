package dev.onespace.store.postgres;

import dev.onespace.catalog.Entry;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.store.sql.VectorBytes;
import dev.onespace.store.words.Bm25;
import dev.onespace.store.words.WordsAnalyzer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What is written to an index between two commits: one transaction, alone from its first statement
 * on, so that two nodes never follow the catalog at once.
 */
final class IndexWriting {
  /** Marks an item that no remote index was told of. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int ROWS = 500;

  /** From how many written passages on, and of which share of all, plans have to be made anew. */
  private static final int MANY = 500;

  private static final int MANY_OF = 5;

  private final Handle handle;
  private final long index;
  private final long before;
  private final WordsAnalyzer analyzer;
  private final TermCounts counts = new TermCounts();
  private long changed;

  /** Begins a transaction on a connection that is not used otherwise; waits until it is alone. */
  IndexWriting(Handle handle, long index, WordsAnalyzer analyzer) {
    this.handle = handle;
    this.index = index;
    this.analyzer = analyzer;
    handle.begin();
    handle.execute("set local idle_in_transaction_session_timeout = 0");
    Locks.INDEX.lock(handle, index);
    this.before = ids(1).getFirst();
  }

  void put(Collection<Entry> entries) {
    Map<ItemId, Entry> last = new LinkedHashMap<>();
    entries.forEach(entry -> last.put(entry.item().id(), entry));
    if (last.isEmpty()) {
      return;
    }
    remove(last.keySet());
    List<Entry> all = List.copyOf(last.values());
    List<Long> ids = ids(all.size());
    insertItems(all, ids);
    for (int i = 0; i < all.size(); i++) {
      insertPassages(all.get(i), ids.get(i));
    }
    if (counts.isFull()) {
      counts.write(handle, index);
    }
  }

  private List<Long> ids(int count) {
    return handle
        .createQuery("select nextval('index_item_id') from generate_series(1, :count)")
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }

  private void insertItems(List<Entry> entries, List<Long> ids) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into index_item (id, index, name, place, passages, mark, facts, ordered)
            values (:id, :index, :name, :place, :passages, :mark, :facts, :ordered)
            """)) {
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        batch
            .bind("id", ids.get(i))
            .bind("index", index)
            .bind("name", entry.item().id().value())
            .bind("place", IndexItem.place(entry.item().id()))
            .bind("passages", entry.passages().size())
            .bind("mark", NEVER)
            .bind("facts", SqlArrays.bytes(FilterCondition.EQUAL.of(entry.item())))
            .bind("ordered", SqlArrays.bytes(FilterCondition.ORDERED.orderedOf(entry.item())))
            .add();
      }
      batch.execute();
    }
  }

  private void insertPassages(Entry entry, long id) {
    List<List<byte[]>> codes = IndexItem.codes(entry);
    for (int from = 0; from < entry.passages().size(); from += ROWS) {
      int to = Math.min(entry.passages().size(), from + ROWS);
      insert(id, entry.passages().subList(from, to), codes.subList(from, to));
    }
  }

  private void insert(long id, List<Passage> passages, List<List<byte[]>> codes) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into index_passage (item, ordinal, index, modality, facet, vector, words, length, codes)
            values (:item, :ordinal, :index, :modality, :facet, :vector, :words, :length, :codes)
            """)) {
      for (int i = 0; i < passages.size(); i++) {
        Passage passage = passages.get(i);
        List<@Nullable String> words = IndexItem.words(analyzer, passage.words());
        counts.add(words);
        changed++;
        batch
            .bind("item", id)
            .bind("ordinal", passage.ordinal())
            .bind("index", index)
            .bind("modality", passage.modality().label())
            .bind("facet", passage.facet().label())
            .bind("vector", VectorBytes.write(passage.vector()))
            .bind("words", SqlArrays.texts(words))
            .bind("length", Bm25.length((int) words.stream().filter(Objects::nonNull).count()))
            .bind("codes", SqlArrays.bytes(codes.get(i)))
            .add();
      }
      batch.execute();
    }
  }

  void remove(Collection<ItemId> items) {
    try (ResultIterator<List<@Nullable String>> gone =
        handle
            .createQuery(
                """
                with gone as (
                  delete from index_item where index = :index and place = any(:places)
                  returning id)
                delete from index_passage where item in (select id from gone) returning words
                """)
            .bind("index", index)
            .bind("places", SqlArrays.bytes(items.stream().map(IndexItem::place).toList()))
            .map((row, _) -> words(row.getArray(1)))
            .iterator()) {
      gone.forEachRemaining(counts::remove);
    }
  }

  private static List<@Nullable String> words(java.sql.Array array) throws SQLException {
    return Arrays.asList((@Nullable String[]) array.getArray());
  }

  void clear() {
    List.of("index_passage", "index_item", "index_term")
        .forEach(table -> handle.execute("delete from " + table + " where index = ?", index));
    handle.execute(
        "update index_state set passages = 0, worded = 0, terms = 0 where id = ?", index);
    counts.clear();
  }

  /** What was put since the transaction began is shown elsewhere from a position on. */
  void mark(long position) {
    handle.execute(
        "update index_item set mark = ? where index = ? and id > ?", position, index, before);
    handle.execute(
        "update index_state set position = greatest(position, ?) where id = ?", position, index);
  }

  /** Makes it durable and visible, and ends it. */
  void commit(long sequence) {
    counts.write(handle, index);
    handle.execute("update index_state set sequence = ? where id = ?", sequence, index);
    handle.commit();
    try (handle) {
      if (changed >= MANY && changed >= passages() / MANY_OF) {
        // The server's own look at a table may come a minute later: until then it would look
        // through all passages instead of asking its indexes.
        handle.execute("analyze index_item, index_passage, index_term");
      }
    }
  }

  private long passages() {
    return handle
        .createQuery("select passages from index_state where id = :index")
        .bind("index", index)
        .mapTo(Long.class)
        .one();
  }

  /** Takes everything back, and ends it. */
  void rollback() {
    // The server rolls back what is open when a connection ends, however it ends.
    try (handle) {
      handle.rollback();
    }
  }
}
