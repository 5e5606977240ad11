package dev.onespace.models.picture;

import java.util.concurrent.Semaphore;

/**
 * Bytes that all pictures being decoded may take together: who wants some waits until they are
 * there. Thread-safe.
 */
public final class MemoryBudget {
  private static final int UNIT = 1 << 16;

  private final int units;
  private final Semaphore free;

  /** A budget of so many bytes. */
  public MemoryBudget(long bytes) {
    this.units = (int) Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
    this.free = new Semaphore(units, true);
  }

  /** Takes bytes, all there are at most, until the grant is closed. */
  Grant take(long bytes) {
    int taken = (int) Math.clamp(Math.ceilDiv(bytes, UNIT), 1, units);
    free.acquireUninterruptibly(taken);
    return () -> free.release(taken);
  }

  /** Bytes that were taken. */
  interface Grant extends AutoCloseable {
    @Override
    void close();
  }
}
