package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.ItemId;
import dev.onespace.testkit.data.Entries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresIndexWritingTest {
  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @BeforeAll
  static void openDatabase() {
    database = new TestDatabase();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Test
  void what_was_not_committed_is_gone_when_its_writer_ends() {
    String name = database.freshName();
    try (SearchIndex index = PostgresIndex.open(database.open(), name)) {
      index.put(List.of(Entries.texts("a", "kept")));
      index.commit(1);
      index.put(List.of(Entries.texts("a", "lost")));
      index.clear();
    }
    try (SearchIndex index = PostgresIndex.open(database.open(), name)) {
      assertThat(index.sequence()).contains(1L);
      assertThat(items(index.matching("kept lost", Filter.ALL, 5))).containsExactly("a");
    }
  }

  @Test
  void a_writer_whose_connection_is_cut_loses_what_it_had_not_committed_and_goes_on() {
    try (SearchIndex index = database.freshIndex()) {
      index.put(List.of(Entries.texts("a", "kept")));
      index.commit(1);
      index.put(List.of(Entries.texts("b", "lost")));
      database
          .open()
          .read(
              handle ->
                  handle
                      .createQuery(
                          """
                          select pg_terminate_backend(pid) from pg_stat_activity
                          where state = 'idle in transaction' and pid <> pg_backend_pid()
                            and datname = current_database()
                          """)
                      .mapTo(Boolean.class)
                      .list());
      assertThatThrownBy(() -> index.put(List.of(Entries.texts("c", "refused"))))
          .isInstanceOfSatisfying(
              OnespaceException.class,
              e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE));
      index.put(List.of(Entries.texts("d", "later")));
      index.commit(2);
      assertThat(index.items(Filter.ALL, 9)).extracting(ItemId::value).containsExactly("a", "d");
    }
  }

  @Test
  void a_second_writer_waits_for_the_first_ones_commit() throws Exception {
    String name = database.freshName();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch asked = new CountDownLatch(1);
    try (SearchIndex one = PostgresIndex.open(database.open(), name);
        SearchIndex two = PostgresIndex.open(database.open(), name);
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      one.put(List.of(Entries.texts("a", "by one")));
      Future<?> second =
          thread.submit(
              () -> {
                asked.countDown();
                two.put(List.of(Entries.texts("a", "by two")));
                order.add("two");
                two.commit(2);
              });
      asked.await();
      while (waiting() == 0) {
        Thread.onSpinWait();
      }
      order.add("one");
      one.commit(1);
      second.get();
      assertThat(order).containsExactly("one", "two");
      assertThat(one.sequence()).contains(2L);
      assertThat(one.passages()).isEqualTo(1);
      assertThat(items(one.matching("two", Filter.ALL, 5))).containsExactly("a");
    }
  }

  private static long waiting() {
    return database
        .open()
        .read(
            handle ->
                handle
                    .createQuery("select count(*) from pg_locks where not granted")
                    .mapTo(Long.class)
                    .one());
  }

  private static List<String> items(List<PassageScore> found) {
    return found.stream().map(each -> each.passage().item().value()).toList();
  }
}
