package dev.onespace.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Renews leases while they are worked on; what is left at the end is given back. */
final class Holding implements AutoCloseable {
  /** So that two renewals may fail before a lease runs out. */
  private static final int RENEWALS_IN_A_LEASE = 3;

  private final Jobs jobs;
  private final Duration lease;
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread renewing;

  Holding(Jobs jobs, Collection<Lease> leases, Duration lease) {
    this.jobs = jobs;
    this.lease = lease;
    held.addAll(leases);
    renewing = Thread.ofVirtual().name("leases").start(this::renewNowAndThen);
  }

  private void renewNowAndThen() {
    try {
      while (!end.await(lease.toMillis() / RENEWALS_IN_A_LEASE, TimeUnit.MILLISECONDS)) {
        renew();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      jobs.renew(List.copyOf(held), lease);
    } catch (RuntimeException unreachable) {
      // The store is out of reach: the work itself will meet that and tell; leases run out.
      System.getLogger(Holding.class.getName())
          .log(System.Logger.Level.DEBUG, "leases cannot be renewed", unreachable);
    }
  }

  /** One is done. */
  void letGo(Lease done) {
    held.remove(done);
  }

  @Override
  public void close() {
    end.countDown();
    try {
      renewing.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    if (!held.isEmpty()) {
      jobs.giveBack(List.copyOf(held));
    }
  }
}
