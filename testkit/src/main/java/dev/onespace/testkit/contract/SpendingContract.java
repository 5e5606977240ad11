package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.spending.Amount;
import dev.onespace.spending.Spend;
import dev.onespace.spending.Spend.Uncertain;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.SpendLog.Entry;
import dev.onespace.spending.SpendLog.Entry.End;
import dev.onespace.spending.Spending;
import dev.onespace.spending.Spending.Spender;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every way to write down what is spent keeps. */
public abstract class SpendingContract {
  private static final Duration LONG = Duration.ofHours(1);

  /** A call that should have been settled as it was sent: its process was killed. */
  private static final Duration OVER = Duration.ofMillis(-1);

  private static final Amount CALL = amount("0.000020001");

  /** Books in which nothing is written. */
  protected abstract Spending fresh();

  private static Amount amount(String usd) {
    return new Amount(100, 7, 5, 3, new BigDecimal(usd));
  }

  private static Spender spender(String collection, String node) {
    return new Spender(collection, "model/768", node);
  }

  private static SpendLimits budget(String usd) {
    return new SpendLimits(Optional.of(new BigDecimal(usd)), Optional.empty());
  }

  private static SpendLimits day(String usd) {
    return new SpendLimits(Optional.empty(), Optional.of(new BigDecimal(usd)));
  }

  private static SpendLog filling(Spending books, String node, SpendLimits limits) {
    return books.sharedLog(spender("shop", node), limits, LONG);
  }

  private static Entry setAside(SpendLog log, Amount amount) {
    return log.setAside(amount, amount, LONG).orElseThrow();
  }

  private static void pay(SpendLog log, Amount amount) {
    setAside(log, amount).settle(End.PAID, amount, false);
  }

  private static void refuses(SpendLog log, Amount amount, ErrorCode code) {
    assertThatExceptionOfType(OnespaceException.class)
        .isThrownBy(() -> log.setAside(amount, amount, LONG))
        .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }

  @Test
  void what_is_paid_adds_up_by_collection_whoever_pays() {
    Spending books = fresh();
    try (SpendLog asking = books.log(spender("shop", "a"), SpendLimits.NONE);
        SpendLog filling = filling(books, "b", SpendLimits.NONE);
        SpendLog other = books.log(spender("lab", "a"), SpendLimits.NONE)) {
      pay(asking, CALL);
      pay(filling, CALL);
      pay(other, CALL);
      assertThat(books.all()).extracting(Spend::collection).containsExactly("lab", "shop");
      Spend shop = books.all().getLast();
      assertThat(shop.calls()).isEqualTo(2);
      assertThat(shop.charged()).isEqualTo(new Amount(200, 14, 10, 6, shop.charged().usd()));
      assertThat(shop.charged().usd()).isEqualByComparingTo("0.000040002");
      assertThat(shop.mostUsd()).isEqualByComparingTo("0.000040002");
    }
  }

  @Test
  void what_the_provider_did_not_say_is_marked() {
    Spending books = fresh();
    try (SpendLog log = filling(books, "a", SpendLimits.NONE)) {
      pay(log, CALL);
      setAside(log, CALL).settle(End.PAID, amount("0.5"), true);
      Spend spend = books.all().getFirst();
      assertThat(spend.calls()).isEqualTo(2);
      assertThat(spend.estimatedCalls()).isEqualTo(1);
      assertThat(spend.estimatedUsd()).isEqualByComparingTo("0.5");
    }
  }

  @Test
  void a_call_that_nobody_settles_counts_at_its_most() {
    Spending books = fresh();
    try (SpendLog log = filling(books, "killed", SpendLimits.NONE)) {
      log.setAside(amount("0.1"), amount("0.4"), LONG);
      Spend spend = books.all().getFirst();
      assertThat(spend.calls()).isZero();
      assertThat(spend.unsettled().calls()).isEqualTo(1);
      assertThat(spend.unsettled().mostUsd()).isEqualByComparingTo("0.4");
      assertThat(spend.mostUsd()).isEqualByComparingTo("0.4");
    }
  }

  @Test
  void a_lost_answer_is_told_apart_and_a_refused_call_costs_nothing() {
    Spending books = fresh();
    try (SpendLog log = filling(books, "a", SpendLimits.NONE)) {
      setAside(log, CALL).settle(End.LOST, amount("0.4"), true);
      setAside(log, CALL).settle(End.FREE, Amount.NONE, false);
      Spend spend = books.all().getFirst();
      assertThat(spend.calls()).isZero();
      assertThat(spend.charged().usd()).isEqualByComparingTo("0");
      assertThat(spend.lost().calls()).isEqualTo(1);
      assertThat(spend.lost().mostUsd()).isEqualByComparingTo("0.4");
      assertThat(spend.unsettled()).isEqualTo(Uncertain.NONE);
    }
  }

  @Test
  void what_is_settled_stays_as_it_is() {
    Spending books = fresh();
    try (SpendLog log = filling(books, "a", SpendLimits.NONE)) {
      Entry entry = setAside(log, CALL);
      entry.settle(End.PAID, CALL, false);
      entry.settle(End.PAID, CALL, false);
      entry.settle(End.LOST, CALL, true);
      assertThat(books.all().getFirst().calls()).isEqualTo(1);
      assertThat(books.all().getFirst().lost().calls()).isZero();
    }
  }

  @Test
  void what_one_spends_counts_against_the_budget_of_all_who_fill_with_it() {
    Spending books = fresh();
    try (SpendLog first = filling(books, "a", SpendLimits.NONE);
        SpendLog second = filling(books, "b", budget("1"))) {
      pay(first, amount("0.6"));
      refuses(second, amount("0.5"), ErrorCode.BUDGET);
      Entry half = setAside(second, amount("0.3"));
      assertThat(second.setAside(amount("0.2"), amount("0.2"), LONG))
          .as("fits if the call under way costs less than was set aside")
          .isEmpty();
      half.settle(End.PAID, amount("0.1"), false);
      pay(second, amount("0.2"));
    }
  }

  @Test
  void what_is_asked_counts_against_no_budget() {
    Spending books = fresh();
    try (SpendLog filling = filling(books, "a", budget("1"));
        SpendLog asking = books.log(spender("shop", "b"), SpendLimits.NONE)) {
      pay(asking, amount("5"));
      pay(filling, amount("1"));
    }
  }

  @Test
  void whoever_comes_when_all_have_left_begins_anew() {
    Spending books = fresh();
    try (SpendLog first = filling(books, "a", budget("1"))) {
      pay(first, amount("0.9"));
      refuses(first, amount("0.2"), ErrorCode.BUDGET);
    }
    try (SpendLog next = filling(books, "a", budget("1"))) {
      pay(next, amount("0.9"));
    }
  }

  @Test
  @SuppressWarnings("MustBeClosed")
  void whoever_comes_after_one_was_killed_counts_what_that_one_may_have_spent() {
    Spending books = fresh();
    SpendLog killed = filling(books, "a", budget("1"));
    pay(killed, amount("0.5"));
    killed.setAside(amount("0.1"), amount("0.4"), OVER);
    try (SpendLog next = filling(books, "b", budget("1"))) {
      refuses(next, amount("0.2"), ErrorCode.BUDGET);
      pay(next, amount("0.1"));
    } finally {
      killed.close();
    }
  }

  @Test
  void the_limit_of_a_day_is_for_all_collections_and_for_questions_too() {
    Spending books = fresh();
    try (SpendLog other = books.sharedLog(spender("lab", "a"), day("1"), LONG);
        SpendLog asking = books.log(spender("shop", "b"), day("1"))) {
      pay(other, amount("0.9"));
      refuses(asking, amount("0.2"), ErrorCode.QUOTA);
      pay(asking, amount("0.1"));
      refuses(other, amount("0.001"), ErrorCode.QUOTA);
    }
  }

  @Test
  void many_at_once_spend_no_more_than_the_limit() throws Exception {
    Spending books = fresh();
    List<Future<Integer>> paid = new ArrayList<>();
    try (SpendLog first = filling(books, "a", budget("1"));
        SpendLog second = filling(books, "b", day("1"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        SpendLog log = i % 2 == 0 ? first : second;
        paid.add(threads.submit(() -> payWhileItLasts(log)));
      }
    }
    int calls = 0;
    for (Future<Integer> one : paid) {
      calls += one.get();
    }
    assertThat(calls).isEqualTo(20);
    assertThat(books.all().getFirst().mostUsd()).isEqualByComparingTo("1");
  }

  private static int payWhileItLasts(SpendLog log) {
    Amount call = amount("0.05");
    int calls = 0;
    try {
      while (true) {
        Optional<Entry> entry = log.setAside(call, call, LONG);
        if (entry.isPresent()) {
          entry.get().settle(End.PAID, call, false);
          calls++;
        }
      }
    } catch (OnespaceException spent) {
      assertThat(spent.problem().code()).isIn(ErrorCode.BUDGET, ErrorCode.QUOTA);
    }
    return calls;
  }
}
