package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.index.WriteLost;
import dev.onespace.item.ItemId;
import dev.onespace.patience.Circuits;
import dev.onespace.patience.Outage;
import dev.onespace.patience.Patience;
import dev.onespace.testkit.data.Entries;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTransactionsTest {
  private static final String END_THIS_CONNECTION = "select pg_terminate_backend(pg_backend_pid())";

  @SuppressWarnings("NullAway.Init")
  private TestDatabase shared;

  @BeforeEach
  void open() {
    shared = new TestDatabase();
  }

  @AfterEach
  void close() {
    shared.close();
  }

  @Test
  void a_transaction_within_another_is_refused_at_once() {
    PostgresDatabase database = shared.open();
    PostgresCatalog catalog = shared.freshCatalog();
    assertThatThrownBy(() -> database.read(_ -> catalog.sequence()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("within a transaction");
    assertThatThrownBy(() -> database.write(_ -> catalog.delete(new ItemId("x"))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(database.<Long>read(_ -> 1L)).isEqualTo(1);
  }

  /** The server takes one of them back; it is done again, and both are done. */
  @Test
  void of_two_transactions_that_lock_each_other_out_none_is_lost() throws Exception {
    PostgresDatabase database = shared.open();
    database.write(handle -> handle.execute("create table counted (id int, n int)"));
    database.write(handle -> handle.execute("insert into counted values (1, 0), (2, 0)"));
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger attempts = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> one = threads.submit(() -> count(database, 1, 2, both, attempts));
      Future<?> two = threads.submit(() -> count(database, 2, 1, both, attempts));
      one.get();
      two.get();
    }
    assertThat(attempts.get()).isGreaterThan(2);
    assertThat(sum(database)).isEqualTo(4);
  }

  private static int count(
      PostgresDatabase database, int first, int then, CyclicBarrier both, AtomicInteger attempts) {
    return database.write(
        handle -> {
          int attempt = attempts.incrementAndGet();
          count(handle, first);
          if (attempt <= 2) {
            await(both);
          }
          return count(handle, then);
        });
  }

  private static int count(Handle handle, int id) {
    return handle.execute("update counted set n = n + 1 where id = ?", id);
  }

  private static void await(CyclicBarrier both) {
    try {
      both.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int sum(PostgresDatabase database) {
    return database.read(
        handle -> handle.createQuery("select sum(n) from counted").mapTo(Integer.class).one());
  }

  @Test
  void a_transaction_whose_connection_is_lost_is_done_again_while_patience_lasts() {
    PostgresDatabase database = shared.open();
    database.write(handle -> handle.execute("create table counted (id int, n int)"));
    AtomicInteger attempts = new AtomicInteger();
    List<Outage> told = new ArrayList<>();
    Patience.ofWork(Duration.ofMinutes(1), () -> false, told::add)
        .during(
            () ->
                database.write(
                    handle -> {
                      handle.execute("insert into counted values (1, 1)");
                      if (attempts.incrementAndGet() <= 7) {
                        handle.execute(END_THIS_CONNECTION);
                      }
                      return true;
                    }));
    assertThat(attempts.get()).isEqualTo(8);
    assertThat(sum(database)).isEqualTo(1);
    assertThat(told).extracting(Outage::server).containsOnly("PostgreSQL");
    assertThat(told.getLast().over()).isTrue();
  }

  @Test
  void a_server_that_goes_silent_is_not_waited_for_for_ever() {
    PostgresDatabase database = shared.open();
    Patience question = Patience.ofQuestion(Duration.ofSeconds(5), new Circuits());
    assertThat(question.during(() -> database.read(PostgresTransactionsTest::longestAnswer)))
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(database.read(PostgresTransactionsTest::longestAnswer))
        .isEqualTo(Duration.ofMinutes(5));
  }

  private static Duration longestAnswer(Handle handle) {
    try {
      return Duration.ofMillis(handle.getConnection().getNetworkTimeout());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_server_that_stays_away_is_told_and_nothing_is_written() {
    PostgresDatabase database = shared.open();
    database.write(handle -> handle.execute("create table counted (id int, n int)"));
    database.write(handle -> handle.execute("insert into counted values (1, 1)"));
    assertThatThrownBy(
            () ->
                database.write(
                    handle -> {
                      handle.execute("insert into counted values (2, 1)");
                      return handle.execute(END_THIS_CONNECTION);
                    }))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThat(sum(database)).isEqualTo(1);
  }

  /** What was written since the last commit is lost, told, and can be written again at once. */
  @Test
  void an_index_whose_connection_is_lost_is_at_its_last_commit() {
    PostgresDatabase database = shared.open();
    try (PostgresIndex index = PostgresIndex.open(database, "lost")) {
      index.put(List.of(Entries.texts("a", "one")));
      index.commit(1);
      index.put(List.of(Entries.texts("b", "two")));
      database.write(
          handle ->
              handle.execute(
                  "select pg_terminate_backend(pid) from pg_stat_activity"
                      + " where state = 'idle in transaction' and datname = current_database()"));
      assertThatThrownBy(() -> index.commit(2)).isInstanceOf(WriteLost.class);
      assertThat(index.passages()).isEqualTo(1);
      index.put(List.of(Entries.texts("b", "two")));
      index.commit(2);
      assertThat(index.passages()).isEqualTo(2);
      assertThat(index.sequence()).contains(2L);
    }
  }
}
