package dev.onespace.models.work;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One thread per core for pieces of work that need no more than one. Thread-safe; callers share the
 * threads.
 */
public final class Workers implements AutoCloseable {
  private static final int LONGEST_WORK = 120;

  private final ExecutorService threads;

  private Workers(ExecutorService threads) {
    this.threads = threads;
  }

  /** One daemon thread per core, named after what they do. */
  public static Workers perCore(String name) {
    return new Workers(
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name(name + "-", 0).factory()));
  }

  /**
   * The results of {@code work} on each of {@code pieces}, in their order. A lone piece is done by
   * the caller's own thread.
   *
   * @throws RuntimeException the first thrown by the work, once all pieces have ended
   */
  public <T, R> List<R> map(List<T> pieces, Function<T, R> work) {
    if (pieces.size() == 1) {
      return List.of(work.apply(pieces.getFirst()));
    }
    List<Callable<R>> calls = new ArrayList<>();
    for (T piece : pieces) {
      calls.add(() -> work.apply(piece));
    }
    try {
      List<R> results = new ArrayList<>();
      for (Future<R> future : threads.invokeAll(calls)) {
        results.add(result(future));
      }
      return results;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Starts a piece of work; its result is waited for by {@link #result}. */
  public <R> Future<R> start(Callable<R> work) {
    return threads.submit(work);
  }

  /**
   * Waits for work that was started.
   *
   * @throws RuntimeException the one thrown by the work
   */
  public static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new IllegalStateException("the work threw no cause", e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Ends the threads: work not yet started is dropped, work under way is waited for, because it may
   * use what the caller closes next.
   */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(LONGEST_WORK, TimeUnit.SECONDS)) {
        throw new IllegalStateException("work went on for " + LONGEST_WORK + " s after the end");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static OnespaceException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new OnespaceException(ErrorCode.INTERNAL, "the work was interrupted", e);
  }
}
