package dev.onespace.store.postgres;

import dev.onespace.ingest.Outcome;
import dev.onespace.item.ContentHash;
import dev.onespace.jobs.Jobs;
import dev.onespace.jobs.Lease;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Jobs in a table: taken with {@code FOR UPDATE SKIP LOCKED}, so that nodes that take at once wait
 * for nobody, and ended only by the last taker, whose token the row has. Runs that offer to one
 * collection take turns. Rows are always locked in the order of their keys. Thread-safe.
 */
public final class PostgresJobs implements Jobs {
  private final PostgresDatabase database;
  private final PostgresCatalog catalog;
  private final long collection;

  /** The jobs of a collection; nothing is closed by it. */
  public PostgresJobs(PostgresDatabase database, PostgresCatalog catalog) {
    this.database = database;
    this.catalog = catalog;
    this.collection = catalog.key();
  }

  @Override
  public String begin(String node, Duration alive) {
    String run = Runs.fresh();
    return database.write(
        handle -> {
          Locks.JOBS.lock(handle, collection);
          runs(handle).begin(run, node, RunningProcess.current(), alive);
          return run;
        });
  }

  @Override
  public void alive(String run, Duration alive) {
    database.write(
        handle -> {
          runs(handle).alive(run, alive);
          return true;
        });
  }

  @Override
  public Offered offer(String run, Collection<Offer> offers, Predicate<ContentHash> kept) {
    return database.write(
        handle -> {
          Locks.BLOBS.share(handle);
          Set<ContentHash> missing =
              offers.stream()
                  .map(offer -> offer.job().content())
                  .filter(content -> !kept.test(content))
                  .collect(Collectors.toSet());
          if (!missing.isEmpty()) {
            return new Offered(missing, Set.of());
          }
          Locks.JOBS.lock(handle, collection);
          JobRows rows = rows(handle);
          rows.lockOpen(offers.stream().map(Offer::job).toList());
          Offering offering = new Offering(handle, rows, run);
          Set<ContentHash> dropped = new HashSet<>();
          offers.forEach(offer -> dropped.addAll(offering.offer(offer)));
          return new Offered(Set.of(), dropped);
        });
  }

  @Override
  public List<Lease> take(String run, Which which, int most, Duration lease) {
    return database.write(handle -> rows(handle).take(run, which, most, lease));
  }

  @Override
  public Set<Lease> renew(Collection<Lease> leases, Duration lease) {
    Set<Long> held =
        database.write(
            handle ->
                held(
                    handle,
                    leases,
                    "clock_timestamp() + " + lease.toMillis() + " * interval '1 ms'"));
    return leases.stream()
        .filter(each -> held.contains(each.key()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void giveBack(Collection<Lease> leases) {
    database.write(handle -> held(handle, leases, "null"));
  }

  /** Changes until when those are held that still are, and gives their keys. */
  private static Set<Long> held(Handle handle, Collection<Lease> leases, String until) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                with held as materialized (
                  select job.id as key from job
                  join unnest(:keys, :tokens) as lease(key, token)
                    on job.id = lease.key and job.token = lease.token
                  where outcome is null and held_until is not null
                  order by job.id for update of job)
                update job set held_until = <until> from held where job.id = held.key
                returning job.id
                """)
            .define("until", until)
            .bind("keys", SqlArrays.longs(leases.stream().map(Lease::key).toList()))
            .bind("tokens", SqlArrays.longs(leases.stream().map(Lease::token).toList()))
            .map((row, _) -> row.getLong(1))
            .list());
  }

  @Override
  public <T> T whileHeld(Collection<Lease> leases, Supplier<T> work) {
    return Fence.during(leases, work);
  }

  @Override
  public boolean done(Lease lease, Outcome outcome) {
    return database.write(
        handle -> {
          boolean ended = end(handle, lease, outcome);
          rows(handle).deleteReceived(List.of(lease.key()));
          return ended;
        });
  }

  private boolean end(Handle handle, Lease lease, Outcome outcome) {
    return OutcomeRow.of(outcome)
            .bind(
                handle.createUpdate(
                    """
                    update job set held_until = null, outcome = :outcome, made = :made,
                      embedded = :embedded, notes = :notes,
                      former_source = :former_source, code = :code, cause = :cause,
                      remedy = :remedy
                    where id = :key and token = :token and outcome is null
                      and held_until is not null
                    """),
                database.dialect())
            .bind("key", lease.key())
            .bind("token", lease.token())
            .execute()
        == 1;
  }

  @Override
  public State state(String run) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from job_run where id = :run),
                      exists (select 1 from job_awaited where run = :run)
                    """)
                .bind("run", run)
                .map(
                    (row, _) ->
                        row.getBoolean(2)
                            ? State.AWAITING
                            : row.getBoolean(1) ? State.COMPLETE : State.FORGOTTEN)
                .one());
  }

  @Override
  public List<Delivery> outcomes(String run, int most) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select offer, holder = :run as here, source, "
                        + OutcomeRow.COLUMNS
                        + " from job_awaited join job on job.id = job_awaited.job"
                        + " where run = :run and outcome is not null order by offer limit :most")
                .bind("run", run)
                .bind("most", most)
                .map(
                    (row, _) ->
                        new Delivery(
                            row.getLong(1),
                            OutcomeRow.read(row, database.dialect()),
                            row.getBoolean(2)))
                .list());
  }

  @Override
  public void received(String run, Collection<Long> numbers) {
    database.write(
        handle -> {
          rows(handle).deleteReceived(forget(handle, run, numbers));
          return true;
        });
  }

  private static List<Long> forget(Handle handle, String run, Collection<Long> numbers) {
    return handle
        .createQuery(
            """
            delete from job_awaited where run = :run and offer in (
              select offer from job_awaited where run = :run and offer = any(:offers)
              order by offer for update)
            returning job
            """)
        .bind("run", run)
        .bind("offers", SqlArrays.longs(List.copyOf(numbers)))
        .mapTo(Long.class)
        .list();
  }

  @Override
  public Set<ContentHash> end(String run) {
    boolean serves = catalog.serves();
    return database.write(
        handle -> {
          Locks.JOBS.lock(handle, collection);
          List<Long> keys = runs(handle).end(run, RunningProcess.current());
          JobRows rows = rows(handle);
          rows.deleteReceived(keys);
          Set<ContentHash> dropped = new HashSet<>(rows.withdraw(keys));
          if (serves) {
            dropped.addAll(rows.withdrawOfOthers());
          }
          return dropped;
        });
  }

  private Runs runs(Handle handle) {
    return new Runs(handle, collection, database.dialect());
  }

  private JobRows rows(Handle handle) {
    return new JobRows(handle, collection, database.dialect());
  }
}
