package dev.onespace;

import dev.onespace.catalog.Generations;
import dev.onespace.provider.SpaceProvider.Billing;
import dev.onespace.spending.Amount;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.Spending;
import dev.onespace.spending.Spending.Spender;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a session spends into the books of its catalog, which are opened when the first call
 * is made. Thread-safe.
 */
final class Spenders implements SpendLog {
  private final Supplier<Spending> books;
  private final Spender spender;
  private final SpendLimits limits;
  private final Duration lease;
  private boolean filling;
  private @Nullable SpendLog log;

  /**
   * @param books of the catalog; asked for when something is spent
   * @param lease after how long a silent node is taken for gone
   */
  Spenders(Supplier<Spending> books, Spender spender, SpendLimits limits, Duration lease) {
    this.books = books;
    this.spender = spender;
    this.limits = limits;
    this.lease = lease;
  }

  /** Who spends on a collection, whichever its generation. */
  static Spender spender(Billing billing, String collection, String node) {
    int mark = collection.indexOf(Generations.MARK);
    return new Spender(mark < 0 ? collection : collection.substring(0, mark), billing.name(), node);
  }

  /**
   * From now on what is spent fills the collection, and counts against the budgets of all who do.
   */
  synchronized void fill() {
    if (!filling) {
      close();
      filling = true;
    }
  }

  @Override
  public Optional<Entry> setAside(Amount likely, Amount most, Duration patience) {
    return log().setAside(likely, most, patience);
  }

  private SpendLog log() {
    SpendLog open = open();
    // The books are asked for outside of our lock: their owner has one, under which it closes us.
    return open == null ? open(books.get()) : open;
  }

  private synchronized @Nullable SpendLog open() {
    return log;
  }

  private synchronized SpendLog open(Spending opened) {
    if (log == null) {
      log = filling ? opened.sharedLog(spender, limits, lease) : opened.log(spender, limits);
    }
    return log;
  }

  @Override
  public synchronized void close() {
    if (log != null) {
      log.close();
      log = null;
    }
  }
}
