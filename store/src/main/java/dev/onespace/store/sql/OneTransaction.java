package dev.onespace.store.sql;

import java.util.function.Supplier;

/**
 * Sees to it that no transaction is opened inside of another one of the same database: the inner
 * one would fail, or join the outer and be durable only with it, or wait for a lock that the outer
 * one holds. Whoever calls back while a transaction is open would meet that sooner or later, so it
 * fails at the first call, whatever the number of rows.
 */
public final class OneTransaction {
  private static final ScopedValue<Transactions> OPEN = ScopedValue.newInstance();

  private OneTransaction() {}

  /**
   * Runs a transaction.
   *
   * @throws IllegalStateException if this thread is within one of the same database already
   */
  public static <T> T of(Transactions database, Supplier<T> transaction) {
    if (OPEN.isBound() && OPEN.get().equals(database)) {
      throw new IllegalStateException("a transaction within a transaction of " + database.place());
    }
    return ScopedValue.where(OPEN, database).call(transaction::get);
  }
}
