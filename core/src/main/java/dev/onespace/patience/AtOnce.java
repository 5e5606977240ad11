package dev.onespace.patience;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once, and waits for all. */
public final class AtOnce {
  private AtOnce() {}

  /** The results, in the order of the work. The first failure is thrown when all have ended. */
  public static <T> List<T> run(List<Callable<T>> work) {
    if (work.size() < 2) {
      return inTurn(work);
    }
    Patience patience = Patience.current();
    List<Callable<T>> bound =
        work.stream().<Callable<T>>map(one -> () -> patience.during(() -> called(one))).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>(work.size());
      for (Future<T> done : threads.invokeAll(bound)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", stopped);
    } catch (ExecutionException failed) {
      throw unwrapped(failed);
    }
  }

  /** The same results, of one after the other. The first failure ends it. */
  public static <T> List<T> inTurn(List<Callable<T>> work) {
    List<T> results = new ArrayList<>(work.size());
    for (Callable<T> one : work) {
      results.add(called(one));
    }
    return results;
  }

  private static <T> T called(Callable<T> one) {
    try {
      return one.call();
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static RuntimeException unwrapped(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(failed);
  }
}
