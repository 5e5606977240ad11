package dev.onespace.cloud.gemini;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The time, and waiting for it: another one in tests, so that they need not wait. Thread-safe. */
public interface Timing {

  /** The time, which never goes backwards. */
  Instant now();

  /** Returns when it is this time, or later. */
  void waitUntil(Instant time) throws InterruptedException;

  /** A number from 0 up to, not including, 1, by which waits after a failure differ. */
  double chance();

  /** The time of this machine. */
  static Timing real() {
    Instant start = Instant.now();
    long zero = System.nanoTime();
    return new Timing() {
      @Override
      public Instant now() {
        return start.plusNanos(System.nanoTime() - zero);
      }

      @Override
      public void waitUntil(Instant time) throws InterruptedException {
        for (Duration left = left(time); left.isPositive(); left = left(time)) {
          Thread.sleep(left);
        }
      }

      private Duration left(Instant time) {
        return Duration.between(now(), time);
      }

      @Override
      public double chance() {
        return ThreadLocalRandom.current().nextDouble();
      }
    };
  }
}
