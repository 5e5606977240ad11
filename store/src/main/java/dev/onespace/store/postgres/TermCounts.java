package dev.onespace.store.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * By how much the counts behind BM25 change in a transaction. They are kept in memory until it
 * ends, so that the row of a common term is written once and not once per passage.
 */
final class TermCounts {
  private static final int MOST = 200_000;
  private static final int AT_ONCE = 10_000;

  private final Map<String, Long> passagesWith = new HashMap<>();
  private long passages;
  private long worded;
  private long terms;

  /** A passage with these words was added. */
  void add(List<@Nullable String> words) {
    count(words, 1);
  }

  /** A passage with these words was removed. */
  void remove(List<@Nullable String> words) {
    count(words, -1);
  }

  private void count(List<@Nullable String> words, int sign) {
    List<String> all = words.stream().filter(Objects::nonNull).collect(Collectors.toList());
    Set<String> distinct = new HashSet<>(all);
    distinct.forEach(term -> passagesWith.merge(term, (long) sign, Long::sum));
    passages += sign;
    worded += all.isEmpty() ? 0 : sign;
    terms += (long) sign * all.size();
  }

  /** Forgets all: the tables are empty now. */
  void clear() {
    passagesWith.clear();
    passages = 0;
    worded = 0;
    terms = 0;
  }

  boolean isFull() {
    return passagesWith.size() > MOST;
  }

  /** Writes the changes, and starts again from none. */
  void write(Handle handle, long index) {
    passagesWith.values().removeIf(change -> change == 0);
    // In one order, so that rows are found near one another.
    List<String> changed = passagesWith.keySet().stream().sorted().toList();
    for (int from = 0; from < changed.size(); from += AT_ONCE) {
      writeTerms(handle, index, changed.subList(from, Math.min(changed.size(), from + AT_ONCE)));
    }
    handle
        .createUpdate(
            """
            update index_state set passages = passages + :passages, worded = worded + :worded,
              terms = terms + :terms
            where id = :index
            """)
        .bind("passages", passages)
        .bind("worded", worded)
        .bind("terms", terms)
        .bind("index", index)
        .execute();
    clear();
  }

  private void writeTerms(Handle handle, long index, List<String> changed) {
    List<Long> by = new ArrayList<>();
    List<String> fewer = new ArrayList<>();
    for (String term : changed) {
      long change = passagesWith.getOrDefault(term, 0L);
      by.add(change);
      if (change < 0) {
        fewer.add(term);
      }
    }
    handle
        .createUpdate(
            """
            insert into index_term (index, term, passages)
            select :index, changed.term, changed.by
              from unnest(:terms, :changes) as changed(term, by)
            on conflict (index, term) do update
              set passages = index_term.passages + excluded.passages
            """)
        .bind("index", index)
        .bind("terms", SqlArrays.texts(changed))
        .bind("changes", SqlArrays.longs(by))
        .execute();
    handle
        .createUpdate(
            "delete from index_term where index = :index and term = any(:terms) and passages <= 0")
        .bind("index", index)
        .bind("terms", SqlArrays.texts(fewer))
        .execute();
  }
}
