package dev.onespace.time;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Adds up the time spent in each stage, over all threads: with two busy threads, two seconds pass
 * in one. Thread-safe.
 */
public final class StageClock {
  private static final double NANOS = 1e9;

  private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

  /** A clock with no time on it. */
  public StageClock() {
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new LongAdder());
    }
  }

  /** Does the work and adds its time to the stage, also if it throws. */
  public <T> T time(Stage stage, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      adder(stage).add(System.nanoTime() - start);
    }
  }

  /** Does the work and adds its time to the stage, also if it throws. */
  public void run(Stage stage, Runnable work) {
    time(
        stage,
        () -> {
          work.run();
          return true;
        });
  }

  /** Seconds per stage so far; stages without time are left out. */
  public Map<Stage, Double> seconds() {
    Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
    nanos.forEach(
        (stage, adder) -> {
          if (adder.sum() > 0) {
            seconds.put(stage, adder.sum() / NANOS);
          }
        });
    return seconds;
  }

  private LongAdder adder(Stage stage) {
    LongAdder adder = nanos.get(stage);
    if (adder == null) {
      throw new IllegalStateException("no adder for " + stage);
    }
    return adder;
  }
}
