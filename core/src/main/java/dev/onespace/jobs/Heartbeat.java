package dev.onespace.jobs;

import dev.onespace.jobs.SharedIngest.Node;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run that says now and then that it is alive. */
final class Heartbeat implements AutoCloseable {
  /** So that two may fail before the run is taken for dead. */
  private static final int BEATS_IN_A_LEASE = 3;

  private final Jobs jobs;
  private final Node node;
  private final String run;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread beating;

  private Heartbeat(Jobs jobs, Node node, String run) {
    this.jobs = jobs;
    this.node = node;
    this.run = run;
    this.beating = Thread.ofVirtual().name("run").start(this::beat);
  }

  static Heartbeat begin(Jobs jobs, Node node) {
    return new Heartbeat(jobs, node, jobs.begin(node.name(), node.lease()));
  }

  String run() {
    return run;
  }

  private void beat() {
    try {
      while (!end.await(node.lease().toMillis() / BEATS_IN_A_LEASE, TimeUnit.MILLISECONDS)) {
        beatOnce();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void beatOnce() {
    try {
      jobs.alive(run, node.lease());
    } catch (RuntimeException unreachable) {
      // The store is out of reach: the work itself will meet that and tell.
      System.getLogger(Heartbeat.class.getName())
          .log(System.Logger.Level.DEBUG, "a run cannot say that it is alive", unreachable);
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      beating.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
