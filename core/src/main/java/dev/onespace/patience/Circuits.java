package dev.onespace.patience;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for some seconds which servers were away, so that not every question waits for them. A
 * question then finds out whether one is back, while others still go on without. Thread-safe.
 */
public final class Circuits {
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final LongSupplier nanos;
  private final Map<String, Long> askedAgainAt = new ConcurrentHashMap<>();

  /** Nothing is known to be away. */
  public Circuits() {
    this(System::nanoTime);
  }

  /** Nothing is known to be away, in the time of this clock. */
  public Circuits(LongSupplier nanos) {
    this.nanos = nanos;
  }

  long now() {
    return nanos.getAsLong();
  }

  void away(String server) {
    askedAgainAt.put(server, now() + REMEMBERED.toNanos());
  }

  void answered(String server) {
    askedAgainAt.remove(server);
  }

  /** Whether to ask a server; of those who come when it is time again, the first one only. */
  boolean mayAsk(String server) {
    long now = now();
    Long at = askedAgainAt.get(server);
    return at == null
        || (now - at >= 0 && askedAgainAt.replace(server, at, now + REMEMBERED.toNanos()));
  }
}
