package dev.onespace.cloud.pinecone;

import java.time.Duration;

/**
 * Keeps a rate: each taker waits for its turn. A tenth of a second's worth may be taken at once
 * after a pause. Thread-safe.
 */
final class Bucket {
  private static final long SECOND = 1_000_000_000L;
  private static final long BURST = SECOND / 10;

  private final Waiting waiting;
  private final double nanosEach;
  private long next;

  Bucket(double perSecond, Waiting waiting) {
    this.waiting = waiting;
    this.nanosEach = SECOND / perSecond;
    this.next = waiting.nanos() - BURST;
  }

  /** Waits until so many may be taken, and takes them. */
  void take(int amount) throws InterruptedException {
    long wait = reserve(amount);
    if (wait > 0) {
      waiting.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long reserve(int amount) {
    long now = waiting.nanos();
    if (next - now < -BURST) { // nanoTime may overflow: compared by difference
      next = now - BURST;
    }
    long wait = next - now;
    next += (long) (amount * nanosEach);
    return wait;
  }
}
