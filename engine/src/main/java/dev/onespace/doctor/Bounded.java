package dev.onespace.doctor;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An examination that waits for somebody else, and for so long at most.
 *
 * @param what is examined
 * @param remedy if there is no answer in time
 * @param examination what is done
 */
record Bounded(String what, String remedy, Examination examination) {

  /**
   * What these find, in their order. All go at once, so that one that waits holds up no other.
   *
   * @param patience how long they may take together
   */
  static List<Finding> all(List<Bounded> examinations, Duration patience) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<List<Finding>>> going =
          examinations.stream()
              .map(it -> threads.submit(() -> Examination.done(it.what, it.examination)))
              .toList();
      long end = System.nanoTime() + patience.toNanos();
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < going.size(); i++) {
        findings.addAll(examinations.get(i).result(going.get(i), end - System.nanoTime()));
      }
      return findings;
    } finally {
      threads.shutdownNow(); // what still waits is left: closing would wait with it
    }
  }

  private List<Finding> result(Future<List<Finding>> going, long nanos) {
    try {
      return going.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException silent) {
      return List.of(Finding.problem(what, "does not answer in time", remedy));
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(
          ErrorCode.INTERNAL, "interrupted while waiting for " + what, stopped);
    }
  }
}
