package dev.onespace.catalog;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the threads of this process do something one after another, in the order in which they came.
 * A thread in its turn may take it again.
 */
public final class Turns {
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Does the work when it is this thread's turn; others wait until it is done. */
  public <T> T take(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /** As {@link #take}, for work that gives nothing. */
  public void run(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }
}
