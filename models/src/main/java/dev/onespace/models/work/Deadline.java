package dev.onespace.models.work;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.time.Duration;

/** The moment by which the work on one input has to be done. Immutable. */
public final class Deadline {
  private final Duration allowed;
  private final long end;

  private Deadline(Duration allowed) {
    this.allowed = allowed;
    this.end = System.nanoTime() + allowed.toNanos();
  }

  /** So long from now. */
  public static Deadline in(Duration allowed) {
    return new Deadline(allowed);
  }

  /**
   * Does nothing before the deadline.
   *
   * @throws OnespaceException TIMED_OUT after it
   */
  public void check() {
    if (System.nanoTime() - end > 0) {
      throw new OnespaceException(
          ErrorCode.TIMED_OUT,
          "it took longer than %s seconds (limits.item-time)".formatted(allowed.toSeconds()));
    }
  }
}
