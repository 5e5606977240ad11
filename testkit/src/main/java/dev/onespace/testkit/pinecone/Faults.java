package dev.onespace.testkit.pinecone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which requests go wrong, and how: as asked for, else by chance from a seed. Thread-safe. */
public final class Faults {
  /** Those after which the same request may go well. */
  public static final List<Fault> PASSING =
      List.of(
          Fault.TOO_MANY,
          Fault.INTERNAL,
          Fault.UNAVAILABLE,
          Fault.SLOW,
          Fault.CUT_BEFORE,
          Fault.CUT_AFTER);

  private final Deque<Optional<Fault>> next = new ArrayDeque<>();
  private SplittableRandom random = new SplittableRandom(0);
  private Optional<Fault> every = Optional.empty();
  private double share;
  private Duration slowness = Duration.ofMillis(20);

  Faults() {}

  /** The next requests go wrong in this order. */
  public synchronized void next(Fault... faults) {
    for (Fault fault : faults) {
      next.add(Optional.of(fault));
    }
  }

  /** The next request that is not spoken for goes well. */
  public synchronized void nextGood() {
    next.add(Optional.empty());
  }

  /** From now on this share of requests goes wrong, in ways that pass; 0 for none. */
  public synchronized void share(double ofRequests, long seed) {
    share = ofRequests;
    random = new SplittableRandom(seed);
  }

  /** From now on every request that is not spoken for goes wrong so, until {@link #over}. */
  public synchronized void all(Fault fault) {
    every = Optional.of(fault);
  }

  /** The end of {@link #all}. */
  public synchronized void over() {
    every = Optional.empty();
  }

  /** How long slow answers take. */
  public synchronized void slowness(Duration time) {
    slowness = time;
  }

  synchronized Duration slowness() {
    return slowness;
  }

  synchronized Optional<Fault> draw() {
    if (!next.isEmpty()) {
      return next.removeFirst();
    }
    if (every.isPresent()) {
      return every;
    }
    return random.nextDouble() < share
        ? Optional.of(PASSING.get(random.nextInt(PASSING.size())))
        : Optional.empty();
  }
}
