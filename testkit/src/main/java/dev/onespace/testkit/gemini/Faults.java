package dev.onespace.testkit.gemini;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which calls go wrong: those that were asked to, and a share of all others. Thread-safe. */
public final class Faults {
  private final Deque<Optional<Fault>> next = new ArrayDeque<>();
  private List<Fault> kinds = List.of();
  private Optional<Fault> every = Optional.empty();
  private double share;
  private SplittableRandom random = new SplittableRandom(0);

  /** The next calls go wrong like this, one after the other. */
  public synchronized Faults next(Fault... faults) {
    for (Fault fault : faults) {
      next.add(Optional.of(fault));
    }
    return this;
  }

  /** The next call that is not spoken for is answered well. */
  public synchronized Faults nextGood() {
    next.add(Optional.empty());
    return this;
  }

  /** A share of all calls goes wrong, each of these ways as often as any other. */
  public synchronized Faults share(double ofAll, long seed, List<Fault> ways) {
    share = ofAll;
    random = new SplittableRandom(seed);
    kinds = List.copyOf(ways);
    return this;
  }

  /** From now on every call that is not spoken for goes wrong so, until {@link #over}. */
  public synchronized Faults all(Fault fault) {
    every = Optional.of(fault);
    return this;
  }

  /** The end of {@link #all}. */
  public synchronized Faults over() {
    every = Optional.empty();
    return this;
  }

  synchronized Optional<Fault> draw() {
    if (!next.isEmpty()) {
      return next.removeFirst();
    }
    if (every.isPresent()) {
      return every;
    }
    return !kinds.isEmpty() && random.nextDouble() < share
        ? Optional.of(kinds.get(random.nextInt(kinds.size())))
        : Optional.empty();
  }
}
