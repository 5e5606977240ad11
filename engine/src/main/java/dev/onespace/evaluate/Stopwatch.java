package dev.onespace.evaluate;

import dev.onespace.evaluate.EvalResult.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Times searches one by one. */
final class Stopwatch {
  private static final double NANOS_PER_MS = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  <T> T time(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      nanos.add(System.nanoTime() - start);
    }
  }

  Latency latency() {
    if (nanos.isEmpty()) {
      return new Latency(0, 0, 0);
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    return new Latency(sorted.size(), at(sorted, 0.5), at(sorted, 0.95));
  }

  private static double at(List<Long> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / NANOS_PER_MS;
  }
}
