package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.spending.Amount;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.SpendLog.Entry;
import dev.onespace.spending.Spending;
import dev.onespace.spending.Spending.Spender;
import dev.onespace.store.sql.Dialect;
import dev.onespace.store.sql.SqlSpending;
import dev.onespace.store.sql.Transactions;
import dev.onespace.testkit.contract.SpendingContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSpendingTest extends SpendingContract {
  private static final Amount CALL = new Amount(1, 2, 3, 4, new BigDecimal("0.01"));
  private static final Duration LONG = Duration.ofHours(1);
  private static final Spender SHOP = new Spender("shop", "model/768", "node");

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

  @Override
  protected Spending fresh() {
    database
        .open()
        .write(handle -> handle.execute("truncate spend, spend_run, spend_member, spend_open"));
    return database.open().spending();
  }

  @Test
  void who_only_reads_writes_down_what_a_question_costs() {
    fresh();
    try (PostgresDatabase reading = PostgresDatabase.open(database.settings(), Access.READ);
        SpendLog log = reading.spending().log(SHOP, SpendLimits.NONE)) {
      log.setAside(CALL, CALL, LONG).orElseThrow().settle(Entry.End.PAID, CALL, false);
      assertThat(reading.spending().all().getFirst().calls()).isEqualTo(1);
    }
  }

  @Test
  void a_silent_node_is_forgotten_after_its_lease() throws InterruptedException {
    Spending books = fresh();
    var away = new Away();
    SpendLimits cent = new SpendLimits(Optional.of(CALL.usd()), Optional.empty());
    Duration lease = Duration.ofMillis(300);
    SpendLog silent = new SqlSpending(away).sharedLog(SHOP, cent, lease);
    silent.setAside(CALL, CALL, LONG).orElseThrow().settle(Entry.End.PAID, CALL, false);
    away.isAway = true;
    for (boolean begun = false; !begun; Thread.onSpinWait()) {
      try (SpendLog next = books.sharedLog(SHOP, cent, LONG)) {
        begun = next.setAside(CALL, CALL, LONG).isPresent();
      } catch (OnespaceException shared) {
        assertThat(shared.problem().code()).isEqualTo(ErrorCode.BUDGET);
      }
    }
    silent.close();
  }

  @Test
  void what_was_bought_while_the_database_was_away_is_settled_before_the_next_call() {
    Spending books = fresh();
    var away = new Away();
    try (SpendLog log = new SqlSpending(away).log(SHOP, SpendLimits.NONE)) {
      Entry entry = log.setAside(CALL, CALL, LONG).orElseThrow();
      away.isAway = true;
      entry.settle(Entry.End.PAID, CALL, false);
      assertThat(books.all().getFirst().unsettled().calls()).isEqualTo(1);
      assertThatExceptionOfType(OnespaceException.class)
          .as("nothing is sent that cannot be written down")
          .isThrownBy(() -> log.setAside(CALL, CALL, LONG));
      away.isAway = false;
      log.setAside(CALL, CALL, LONG).orElseThrow().settle(Entry.End.FREE, CALL, false);
      assertThat(books.all().getFirst().calls()).isEqualTo(1);
      assertThat(books.all().getFirst().unsettled().calls()).isZero();
    }
  }

  /** The database, when it can be reached. */
  private static final class Away implements Transactions {
    private volatile boolean isAway;

    @Override
    public <T> T read(Function<Handle, T> work) {
      return database.open().read(work);
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
      if (isAway) {
        throw new OnespaceException(ErrorCode.UNAVAILABLE, "the database is away");
      }
      return database.open().write(work);
    }

    @Override
    public Dialect dialect() {
      return database.open().dialect();
    }

    @Override
    public String place() {
      return database.open().place();
    }
  }
}
