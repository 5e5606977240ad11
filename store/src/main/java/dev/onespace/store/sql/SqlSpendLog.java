package dev.onespace.store.sql;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.spending.Amount;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.Spending.Spender;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.Handle;

/**
 * What one process spends. A call that could not be settled, as the database was away, is settled
 * before the next is set aside; what was bought is not thrown away over it.
 */
final class SqlSpendLog implements SpendLog {
  /** Of what is no part of a run. */
  private static final String ALONE = "";

  private final Transactions database;
  private final Spender spender;
  private final SpendLimits limits;
  private final Optional<SpendRun> run;
  private final Queue<Settling> unsettled = new ConcurrentLinkedQueue<>();

  SqlSpendLog(Transactions database, Spender spender, SpendLimits limits, Optional<SpendRun> run) {
    this.database = database;
    this.spender = spender;
    this.limits = limits;
    this.run = run;
  }

  /** How a call ended. */
  private record Settling(
      String id, LocalDate day, Entry.End end, Amount amount, boolean estimated) {}

  @Override
  public Optional<Entry> setAside(Amount likely, Amount most, Duration patience) {
    settleAll();
    return database.write(
        handle -> {
          if (limits.any()) {
            database.dialect().spendAlone(handle);
          }
          long now = database.dialect().now(handle);
          LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
          if (!fits(new SpendSums(handle, now), day, Picos.of(likely.usd()))) {
            return Optional.empty();
          }
          String id = UUID.randomUUID().toString();
          insert(handle, id, day, likely, most, now + patience.toMillis());
          return Optional.of(
              (end, amount, estimated) -> settle(new Settling(id, day, end, amount, estimated)));
        });
  }

  private boolean fits(SpendSums sums, LocalDate day, long cost) {
    boolean fits = true;
    if (limits.budget().isPresent() && run.isPresent()) {
      fits = fits(sums.ofRun(run.get().id()), cost, limits.budget().get(), this::budgetSpent);
    }
    if (limits.day().isPresent()) {
      fits &= fits(sums.ofDay(day), cost, limits.day().get(), this::dayOver);
    }
    return fits;
  }

  /** What is told of a limit that is reached. */
  private interface Told {
    Problem of(BigDecimal spent, BigDecimal limit, BigDecimal cost);
  }

  private static boolean fits(SpendSums.Sum sum, long cost, BigDecimal limit, Told told) {
    long most = Picos.of(limit);
    if (sum.spent() + cost > most) {
      throw new OnespaceException(told.of(Picos.usd(sum.spent()), limit, Picos.usd(cost)));
    }
    return sum.spent() + sum.underWay() + cost <= most;
  }

  private Problem budgetSpent(BigDecimal spent, BigDecimal limit, BigDecimal cost) {
    return new Problem(
        ErrorCode.BUDGET,
        "%s USD of the budget of %s USD are spent by all who fill collection '%s', and the next"
                .formatted(plain(spent), plain(limit), spender.collection())
            + " call costs about %s USD".formatted(plain(cost)));
  }

  private Problem dayOver(BigDecimal spent, BigDecimal limit, BigDecimal cost) {
    return new Problem(
        ErrorCode.QUOTA,
        "%s USD of the %s USD of a day are spent, and the next call costs about %s USD"
            .formatted(plain(spent), plain(limit), plain(cost)),
        Remedy.of(
            "Run %s again after midnight (UTC), or raise the limit of a day: it goes on where it"
                + " was. %s tells what it was spent on.",
            Named.AGAIN, Named.SPEND));
  }

  private static String plain(BigDecimal usd) {
    return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
  }

  private void insert(
      Handle handle, String id, LocalDate day, Amount likely, Amount most, long heldUntil) {
    handle
        .createUpdate(
            """
            insert into spend_open
              (id, run, day, collection, space, node, likely, most, held_until)
            values (:id, :run, :day, :collection, :space, :node, :likely, :most, :held_until)
            """)
        .bind("id", id)
        .bind("run", run.map(SpendRun::id).orElse(ALONE))
        .bind("day", day.toString())
        .bind("collection", spender.collection())
        .bind("space", spender.space())
        .bind("node", spender.node())
        .bind("likely", Picos.of(likely.usd()))
        .bind("most", Math.max(Picos.of(likely.usd()), Picos.of(most.usd())))
        .bind("held_until", heldUntil)
        .execute();
  }

  private void settle(Settling settling) {
    unsettled.add(settling);
    try {
      settleAll();
    } catch (OnespaceException away) {
      System.getLogger(SqlSpendLog.class.getName())
          .log(System.Logger.Level.DEBUG, "a call is settled later", away);
    }
  }

  private void settleAll() {
    for (Settling next = unsettled.peek(); next != null; next = unsettled.peek()) {
      Settling settling = next;
      database.write(handle -> settle(handle, settling));
      unsettled.remove(settling);
    }
  }

  /** Once only: a commit whose answer was lost is tried again. */
  private boolean settle(Handle handle, Settling settling) {
    int open =
        handle
            .createUpdate("delete from spend_open where id = :id")
            .bind("id", settling.id())
            .execute();
    if (open > 0 && settling.end() != Entry.End.FREE) {
      new SpendRows(handle).add(settling.day(), spender, settling.end(), settling.amount());
      if (settling.end() == Entry.End.PAID && settling.estimated()) {
        new SpendRows(handle).noteEstimated(settling.day(), spender, settling.amount());
      }
      run.ifPresent(it -> new SpendRows(handle).count(it.id(), settling.amount()));
    }
    return true;
  }

  @Override
  public void close() {
    try {
      settleAll();
    } catch (OnespaceException away) {
      // What is not settled counts at its most.
      System.getLogger(SqlSpendLog.class.getName())
          .log(System.Logger.Level.WARNING, "calls stay unsettled: " + away.problem().cause());
    } finally {
      run.ifPresent(SpendRun::close);
    }
  }
}
