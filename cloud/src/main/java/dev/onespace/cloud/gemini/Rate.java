package dev.onespace.cloud.gemini;

import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The pace that everything in flight shares: in no 60 seconds more requests or tokens are sent than
 * the rates allow. First come, first served. Thread-safe.
 *
 * <p>It is a sliding window, not a bucket that refills: after a pause a bucket lets up to twice the
 * rate pass within a minute, which Google refuses. Each call is given the time at which it may
 * start as soon as it asks; {@link #hold} moves all that have not started.
 */
final class Rate {
  /**
   * A second longer than a minute, as one call may be that much longer on its way to the server
   * than another. It costs 1.6 % of the rate.
   */
  static final Duration WINDOW = Duration.ofSeconds(61);

  private static final Duration LATE = Duration.ofMillis(100);
  private static final Comparator<Slot> BY_START = Comparator.comparing(Slot::start);

  private final Rates rates;
  private final Timing timing;
  private final ReentrantLock lock = new ReentrantLock(true);

  /** All that may still matter: what is yet to start, and what started within a window. */
  private final Deque<Slot> slots = new ArrayDeque<>();

  /** Those of them that lie within a window before the start of the last. */
  private final Deque<Slot> window = new ArrayDeque<>();

  private long requests;
  private long tokens;
  private Instant earliest = Instant.MIN;

  Rate(Rates rates, Timing timing) {
    this.rates = rates;
    this.timing = timing;
  }

  /** The place of one call in the window. */
  static final class Slot {
    private final int requests;
    private long tokens;
    private Instant start = Instant.MIN;
    private boolean begun;
    private boolean counted;

    private Slot(int requests, long tokens) {
      this.requests = requests;
      this.tokens = tokens;
    }

    /** When the call started, once it has. */
    Instant start() {
      return start;
    }
  }

  /**
   * Waits until a call may start.
   *
   * @param requests how many vectors it asks for
   * @param tokens how many it is thought to have
   */
  Slot take(int requests, long tokens) throws InterruptedException {
    return take(requests, tokens, false, _ -> true);
  }

  /**
   * Waits until a call may start, if that is worth it.
   *
   * @param first whether it goes before all that have not started
   * @param worth whether to wait so long
   * @throws OnespaceException QUOTA if it is not
   */
  Slot take(int requests, long tokens, boolean first, Predicate<Duration> worth)
      throws InterruptedException {
    Slot slot = new Slot(requests, Math.min(tokens, rates.tokensPerMinute()));
    Instant start = planned(slot, first);
    try {
      while (!begin(slot)) {
        if (!worth.test(Duration.between(timing.now(), start))) {
          forget(slot);
          throw new OnespaceException(ErrorCode.QUOTA, "the rate of this minute is used up");
        }
        timing.waitUntil(start);
        start = startOf(slot);
      }
      return slot;
    } catch (InterruptedException stopped) {
      forget(slot);
      throw stopped;
    }
  }

  /** Corrects how many tokens a call had. */
  void settle(Slot slot, long actual) {
    lock.lock();
    try {
      if (slot.counted) {
        tokens += actual - slot.tokens;
      }
      slot.tokens = actual;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing start before a time: the server asked for it. */
  void hold(Instant until) {
    lock.lock();
    try {
      if (!until.isAfter(earliest)) {
        return;
      }
      earliest = until;
      planAgain();
    } finally {
      lock.unlock();
    }
  }

  /** Gives all that has not started a new start, in the order in which it was asked for. */
  private void planAgain() {
    planAgain(List.of());
  }

  private void planAgain(List<Slot> first) {
    List<Slot> begun = slots.stream().filter(slot -> slot.begun).sorted(BY_START).toList();
    List<Slot> waiting = slots.stream().filter(slot -> !slot.begun).toList();
    slots.clear();
    window.clear();
    requests = 0;
    tokens = 0;
    begun.forEach(this::add);
    first.forEach(this::plan);
    waiting.forEach(this::plan);
  }

  private Instant planned(Slot slot, boolean first) {
    lock.lock();
    try {
      if (first) {
        planAgain(List.of(slot));
      } else {
        plan(slot);
      }
      return slot.start;
    } finally {
      lock.unlock();
    }
  }

  /** The earliest time, not before that of those who asked before, at which the slot fits. */
  private void plan(Slot slot) {
    Instant now = timing.now();
    while (!slots.isEmpty() && slots.getFirst().begun && isOver(slots.getFirst(), now)) {
      slots.removeFirst();
    }
    Instant start = later(now, earliest);
    if (!window.isEmpty()) {
      start = later(start, window.getLast().start);
    }
    while (!window.isEmpty() && (isOver(window.getFirst(), start) || !fits(slot))) {
      start = later(start, window.getFirst().start.plus(WINDOW));
      leave(window.removeFirst());
    }
    slot.start = start;
    add(slot);
  }

  private void add(Slot slot) {
    slots.addLast(slot);
    window.addLast(slot);
    slot.counted = true;
    requests += slot.requests;
    tokens += slot.tokens;
  }

  private void leave(Slot slot) {
    slot.counted = false;
    requests -= slot.requests;
    tokens -= slot.tokens;
  }

  private static boolean isOver(Slot slot, Instant now) {
    return !slot.start.plus(WINDOW).isAfter(now);
  }

  private boolean fits(Slot slot) {
    return requests + slot.requests <= rates.requestsPerMinute()
        && tokens + slot.tokens <= rates.tokensPerMinute();
  }

  /** Whether it is time. Who comes late is given a new start: others may have taken its place. */
  private boolean begin(Slot slot) {
    lock.lock();
    try {
      Instant now = timing.now();
      if (now.isAfter(slot.start.plus(LATE))) {
        planAgain();
      }
      slot.begun = !now.isBefore(slot.start);
      return slot.begun;
    } finally {
      lock.unlock();
    }
  }

  private Instant startOf(Slot slot) {
    lock.lock();
    try {
      return slot.start;
    } finally {
      lock.unlock();
    }
  }

  private void forget(Slot slot) {
    lock.lock();
    try {
      slots.remove(slot);
      planAgain(); // what had to leave the window for it is counted again
    } finally {
      lock.unlock();
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
