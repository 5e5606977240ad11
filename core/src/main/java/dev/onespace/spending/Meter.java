package dev.onespace.spending;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.spending.SpendLog.Entry.End;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what is used and sees to it that a budget is never exceeded: before each call its estimate
 * is reserved, after it what it really cost is booked and the rest given back. Thread-safe.
 *
 * <p>The promise holds as far as the estimates do: a call that turns out dearer than estimated is
 * booked in full, and the next one is not made.
 */
public final class Meter {
  private final Prices prices;
  private final Optional<BigDecimal> budget;
  private final SpendLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition settled = lock.newCondition();

  private long calls;
  private long requests;
  private Tokens tokens = Tokens.NONE;
  private long estimated;
  private Tokens estimatedTokens = Tokens.NONE;
  private long refused;
  private long lost;
  private Tokens lostTokens = Tokens.NONE;
  private BigDecimal reserved = BigDecimal.ZERO;

  /** A meter without a limit. */
  public Meter(Prices prices) {
    this(prices, Optional.empty());
  }

  /**
   * A meter with a limit.
   *
   * @param budget what may be spent, in US dollars
   */
  public Meter(Prices prices, Optional<BigDecimal> budget) {
    this(prices, budget, SpendLog.NONE);
  }

  /**
   * A meter with a limit.
   *
   * @param budget what may be spent, in US dollars
   * @param log where each call is written down before it is sent, and once more after it; may have
   *     limits of its own; whoever opened it closes it
   */
  public Meter(Prices prices, Optional<BigDecimal> budget, SpendLog log) {
    this.prices = prices;
    this.budget = budget;
    this.log = log;
    if (budget.filter(usd -> usd.signum() < 0).isPresent()) {
      throw new IllegalArgumentException("the budget is below 0");
    }
  }

  /** What was used so far. */
  public Usage usage() {
    lock.lock();
    try {
      return new Usage(
          calls,
          requests,
          tokens,
          prices.of(tokens),
          estimated,
          prices.of(estimatedTokens),
          refused,
          lost,
          prices.of(lostTokens));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets aside what a call will cost. If that is too much only together with calls under way, it
   * waits for them: they may cost less than was set aside for them.
   *
   * @param call what it costs
   * @return to be settled by exactly one of its methods
   * @throws OnespaceException {@code BUDGET} if the call would exceed the budget
   * @throws InterruptedException if interrupted while it waits
   */
  public Reservation reserve(Cost call) throws InterruptedException {
    BigDecimal cost = prices.of(call.likely());
    lock.lockInterruptibly();
    try {
      while (exceeds(cost)) {
        if (reserved.signum() == 0) {
          throw new OnespaceException(spent(cost));
        }
        settled.await();
      }
      reserved = reserved.add(cost);
      return new Reservation(call, cost);
    } finally {
      lock.unlock();
    }
  }

  private boolean exceeds(BigDecimal cost) {
    return budget.filter(usd -> charged().add(reserved).add(cost).compareTo(usd) > 0).isPresent();
  }

  private BigDecimal charged() {
    return prices.of(tokens.plus(lostTokens));
  }

  private Problem spent(BigDecimal cost) {
    return new Problem(
        ErrorCode.BUDGET,
        "%s USD of the budget of %s USD are spent, and the next call costs about %s USD"
            .formatted(
                charged().toPlainString(),
                budget.orElseThrow().toPlainString(),
                cost.toPlainString()));
  }

  /** What is set aside for one call. */
  public final class Reservation {
    private final Cost call;
    private final BigDecimal cost;
    private SpendLog.Entry entry = SpendLog.Entry.FORGOTTEN;

    private Reservation(Cost call, BigDecimal cost) {
      this.call = call;
      this.cost = cost;
    }

    /**
     * Writes it down, so that it is known even if this process is killed from now on.
     *
     * @param patience after which it will be settled
     * @return false if it has to wait for what others have set aside
     * @throws OnespaceException if a limit of the log is exceeded, or it cannot be written
     */
    public boolean writeDown(Duration patience) {
      Optional<SpendLog.Entry> written =
          log.setAside(amount(call.likely()), amount(call.most()), patience);
      written.ifPresent(it -> entry = it);
      return written.isPresent();
    }

    private Amount amount(Tokens of) {
      return new Amount(call.vectors(), of.text(), of.image(), of.audio(), prices.of(of));
    }

    /**
     * The call was answered, and cost this.
     *
     * @param isEstimated whether the answer did not say so itself
     */
    public void paid(Tokens actual, boolean isEstimated) {
      entry.settle(End.PAID, amount(actual), isEstimated);
      settle(
          () -> {
            calls++;
            requests += call.vectors();
            tokens = tokens.plus(actual);
            if (isEstimated) {
              estimated++;
              estimatedTokens = estimatedTokens.plus(actual);
            }
          });
    }

    /** The call was refused, and cost nothing. */
    public void refused() {
      entry.settle(End.FREE, Amount.NONE, false);
      settle(() -> refused++);
    }

    /** The answer was lost, and nobody here knows what it cost. */
    public void lost() {
      entry.settle(End.LOST, amount(call.most()), true);
      settle(
          () -> {
            lost++;
            lostTokens = lostTokens.plus(call.most());
          });
    }

    /** The call was not made. */
    public void unused() {
      entry.settle(End.FREE, Amount.NONE, false);
      settle(() -> {});
    }

    private void settle(Runnable booking) {
      lock.lock();
      try {
        reserved = reserved.subtract(cost);
        booking.run();
        settled.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
