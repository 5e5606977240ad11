package dev.onespace.store.postgres;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts, each about twice as long as the one before, so that many who wait for
 * the same do not come back at once. For one thread.
 */
final class Pauses {
  private static final long SHORTEST_MILLIS = 20;
  private static final long LONGEST_MILLIS = 2_000;

  private long millis = SHORTEST_MILLIS;

  /** How long the next one is. */
  Duration next() {
    long most = millis;
    millis = Math.min(2 * millis, LONGEST_MILLIS);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  /** Waits; false if the thread was interrupted, which it stays. */
  static boolean waited(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
