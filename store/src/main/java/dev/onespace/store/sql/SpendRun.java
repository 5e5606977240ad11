package dev.onespace.store.sql;

import dev.onespace.spending.Spending.Spender;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/**
 * Processes that fill a collection at the same time. Each holds its place with a lease, as a
 * process that is killed takes no leave.
 */
final class SpendRun implements AutoCloseable {
  /** So that two renewals may fail before a lease runs out. */
  private static final int RENEWALS_IN_A_LEASE = 3;

  /** A run is kept as long after its last member, who may only have been suspended. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final Transactions database;
  private final Spender spender;
  private final Duration lease;
  private final String member = UUID.randomUUID().toString();
  private final String id;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread renewing;

  private SpendRun(Transactions database, Spender spender, Duration lease) {
    this.database = database;
    this.spender = spender;
    this.lease = lease;
    this.id = database.write(this::join);
    this.renewing = Thread.ofVirtual().name("spending").start(this::renewNowAndThen);
  }

  /** Joins those that fill the collection, or begins. */
  static SpendRun join(Transactions database, Spender spender, Duration lease) {
    return new SpendRun(database, spender, lease);
  }

  String id() {
    return id;
  }

  private String join(Handle handle) {
    database.dialect().spendAlone(handle);
    long now = database.dialect().now(handle);
    tidy(handle, now);
    String run = running(handle, now);
    hold(handle, run, now);
    return run;
  }

  private static void tidy(Handle handle, long now) {
    handle
        .createUpdate("delete from spend_member where held_until < :long_ago")
        .bind("long_ago", now - KEPT.toMillis())
        .execute();
    handle
        .createUpdate(
            """
            delete from spend_run where began < :long_ago
              and not exists (select 1 from spend_member where run = spend_run.id)
            """)
        .bind("long_ago", now - KEPT.toMillis())
        .execute();
  }

  private String running(Handle handle, long now) {
    return handle
        .createQuery(
            """
            select r.id from spend_run r
            where r.collection = :collection and exists (
              select 1 from spend_member m where m.run = r.id and m.held_until > :now)
            order by r.began desc, r.id limit 1
            """)
        .bind("collection", spender.collection())
        .bind("now", now)
        .mapTo(String.class)
        .findFirst()
        .orElseGet(() -> begun(handle, now));
  }

  private String begun(Handle handle, long now) {
    String run = UUID.randomUUID().toString();
    handle
        .createUpdate(
            "insert into spend_run (id, collection, began) values (:id, :collection, :began)")
        .bind("id", run)
        .bind("collection", spender.collection())
        .bind("began", now)
        .execute();
    return run;
  }

  private void hold(Handle handle, String run, long now) {
    handle
        .createUpdate(
            """
            insert into spend_member (id, run, node, held_until)
            values (:id, :run, :node, :held_until)
            on conflict (id) do update set held_until = excluded.held_until
            """)
        .bind("id", member)
        .bind("run", run)
        .bind("node", spender.node())
        .bind("held_until", now + lease.toMillis())
        .execute();
  }

  private void renewNowAndThen() {
    try {
      while (!end.await(
          Math.max(1, lease.toMillis() / RENEWALS_IN_A_LEASE), TimeUnit.MILLISECONDS)) {
        renew();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      database.write(
          handle -> {
            hold(handle, id, database.dialect().now(handle));
            return true;
          });
    } catch (RuntimeException unreachable) {
      // The next call cannot be set aside either, and tells; the next renewal tries again.
      System.getLogger(SpendRun.class.getName())
          .log(System.Logger.Level.DEBUG, "a run cannot be renewed", unreachable);
    }
  }

  /** Takes leave, so that whoever comes next begins anew. */
  @Override
  public void close() {
    end.countDown();
    try {
      renewing.join();
      database.write(
          handle ->
              handle
                  .createUpdate("delete from spend_member where id = :id")
                  .bind("id", member)
                  .execute());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unreachable) {
      // Its lease runs out.
      System.getLogger(SpendRun.class.getName())
          .log(System.Logger.Level.DEBUG, "a run cannot be left", unreachable);
    }
  }
}
