package dev.onespace.spending;

import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes down what is spent, so that it is known also when the process that spends is killed.
 * Thread-safe; whoever opens it closes it.
 */
public interface SpendLog extends AutoCloseable {
  /** Writes nothing down and allows everything. */
  SpendLog NONE =
      new SpendLog() {
        @Override
        public Optional<Entry> setAside(Amount likely, Amount most, Duration patience) {
          return Optional.of(Entry.FORGOTTEN);
        }

        @Override
        public void close() {}
      };

  /**
   * Sets aside what a call will cost; durable when this returns, so that the call may be sent.
   *
   * @param likely what it will probably cost; counts against limits until it is settled
   * @param most what it costs at most; counts for good if it is never settled
   * @param patience after which it will be settled, unless its process was killed
   * @return to be settled by exactly one of its methods; nothing if it fits only once calls under
   *     way are settled: ask again a little later
   * @throws OnespaceException BUDGET if it exceeds what this run and those it shares a budget with
   *     may spend; QUOTA if it exceeds what may be spent in a day
   */
  Optional<Entry> setAside(Amount likely, Amount most, Duration patience);

  @Override
  void close();

  /** A call that is set aside. Each method ends it; what is ended stays as it is. */
  interface Entry {
    /** Nobody remembers it. */
    Entry FORGOTTEN = (_, _, _) -> {};

    /** How a call ended. */
    enum End {
      /** It was answered, and is charged. */
      PAID,
      /** It was refused or never sent, and is not charged. */
      FREE,
      /** Its answer never came, and nobody here knows whether it is charged. */
      LOST
    }

    /**
     * Ends it.
     *
     * @param amount what is charged, or may be
     * @param estimated whether the provider did not say so itself
     */
    void settle(End end, Amount amount, boolean estimated);
  }
}
