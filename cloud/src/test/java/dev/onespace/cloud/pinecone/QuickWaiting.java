package dev.onespace.cloud.pinecone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Time that passes by being waited for, and keeps how long. Thread-safe. */
final class QuickWaiting implements Waiting {
  private final Random random;
  private final List<Duration> waits = new ArrayList<>();
  private long nanos;

  QuickWaiting(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration time) {
    waits.add(time);
    nanos += time.toNanos();
  }

  @Override
  public synchronized double chance() {
    return random.nextDouble();
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
