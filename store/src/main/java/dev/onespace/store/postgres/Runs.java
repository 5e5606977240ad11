package dev.onespace.store.postgres;

import dev.onespace.store.sql.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The SQL of table job_run, for one collection.
 *
 * @param handle a transaction
 * @param collection the collection's key
 * @param dialect how texts are stored
 */
record Runs(Handle handle, long collection, Dialect dialect) {
  /** For how long what became of its jobs is kept for a run that says nothing. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** Begins a run of this process. */
  void begin(String run, String node, RunningProcess process, Duration alive) {
    handle
        .createUpdate(
            """
            insert into job_run (id, collection, node, place, process, started, alive_until)
            values (:run, :collection, :node, :place, :process, :started,
              clock_timestamp() + :millis * interval '1 ms')
            on conflict do nothing
            """)
        .bind("run", run)
        .bind("collection", collection)
        .bind("node", dialect.stored(node))
        .bind("place", process.place())
        .bind("process", process.number())
        .bind("started", process.started())
        .bind("millis", alive.toMillis())
        .execute();
    tidy(process);
  }

  /** Forgets runs whose process has ended, and those that were silent for long. */
  private void tidy(RunningProcess process) {
    List<String> ended =
        handle
            .createQuery(
                """
                select id, process, started from job_run
                where collection = :collection and place = :place
                """)
            .bind("collection", collection)
            .bind("place", process.place())
            .map(
                (row, _) ->
                    process.isRunning(row.getLong(2), row.getLong(3)) ? "" : row.getString(1))
            .list();
    bury(ended.stream().filter(id -> !id.isEmpty()).toList());
    forgetSilent();
  }

  static String fresh() {
    return UUID.randomUUID().toString();
  }

  void alive(String run, Duration alive) {
    handle
        .createUpdate(
            """
            update job_run set alive_until = clock_timestamp() + :millis * interval '1 ms'
            where id = :run
            """)
        .bind("run", run)
        .bind("millis", alive.toMillis())
        .execute();
  }

  /** Forgets a run of this process; gives the keys of the jobs that it awaited. */
  List<Long> end(String run, RunningProcess process) {
    List<Long> awaited =
        handle
            .createQuery("select distinct job from job_awaited where run = :run")
            .bind("run", run)
            .mapTo(Long.class)
            .list();
    handle.createUpdate("delete from job_run where id = :run").bind("run", run).execute();
    tidy(process);
    return awaited;
  }

  /** Nobody renews the leases that these runs hold, and nobody receives what they await. */
  private void bury(List<String> dead) {
    if (dead.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            update job set held_until = null where id in (
              select id from job
              where collection = :collection and outcome is null and held_until is not null
                and holder = any(:dead)
              order by id for update)
            """)
        .bind("collection", collection)
        .bind("dead", SqlArrays.texts(dead))
        .execute();
    handle
        .createUpdate(
            """
            delete from job_run where id in (
              select id from job_run where id = any(:dead) order by id for update)
            """)
        .bind("dead", SqlArrays.texts(dead))
        .execute();
  }

  /** Of runs that were silent for long nothing is kept but what they left to be done. */
  private void forgetSilent() {
    handle
        .createUpdate(
            """
            delete from job_run where id in (
              select id from job_run where collection = :collection
                and alive_until < clock_timestamp() - :millis * interval '1 ms'
              order by id for update)
            """)
        .bind("collection", collection)
        .bind("millis", KEPT.toMillis())
        .execute();
    handle
        .createUpdate(
            """
            delete from job where id in (
              select id from job where collection = :collection
                and (outcome is not null or superseded)
                and (held_until is null or held_until <= clock_timestamp())
                and not exists (select 1 from job_awaited where job_awaited.job = job.id)
              order by id for update)
            """)
        .bind("collection", collection)
        .execute();
  }
}
