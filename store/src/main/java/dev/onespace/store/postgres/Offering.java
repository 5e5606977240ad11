package dev.onespace.store.postgres;

import dev.onespace.item.ContentHash;
import dev.onespace.jobs.Job;
import dev.onespace.jobs.Jobs.Offer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Offers of one run in one transaction, in which nobody else offers to the collection.
 *
 * @param handle the transaction
 * @param rows of the collection
 * @param run who offers
 */
record Offering(Handle handle, JobRows rows, String run) {

  /** Offers one; gives the blobs of what is not done any more for it. */
  Set<ContentHash> offer(Offer offer) {
    if (isOffered(offer)) {
      return Set.of();
    }
    Job job = offer.job();
    List<JobRows.Open> open = rows.open(job, run);
    List<JobRows.Open> others =
        open.stream().filter(it -> !it.own() && !it.job().equals(job)).toList();
    long key =
        open.isEmpty() || !isDoneFor(open.getLast(), job) ? rows.insert(job) : open.getLast().key();
    await(offer.number(), key);
    return supersede(others.stream().filter(it -> it.key() < key).toList(), key);
  }

  /** Of one run each is done for itself: the second of two that are the same finds the first. */
  private static boolean isDoneFor(JobRows.Open last, Job job) {
    return last.job().equals(job) && !last.superseded() && !last.own();
  }

  private boolean isOffered(Offer offer) {
    return handle
        .createQuery("select count(*) from job_awaited where run = :run and offer = :offer")
        .bind("run", run)
        .bind("offer", offer.number())
        .mapTo(Long.class)
        .one()
        .equals(1L);
  }

  private void await(long number, long key) {
    handle
        .createUpdate("insert into job_awaited (run, offer, job) values (:run, :offer, :job)")
        .bind("run", run)
        .bind("offer", number)
        .bind("job", key)
        .execute();
  }

  /** Who awaits them awaits the later one; what a node holds it may end, for nobody. */
  private Set<ContentHash> supersede(List<JobRows.Open> former, long later) {
    Set<ContentHash> dropped = new HashSet<>();
    if (!former.isEmpty()) {
      var keys = SqlArrays.longs(former.stream().map(JobRows.Open::key).toList());
      handle
          .createUpdate("update job_awaited set job = :later where job = any(:keys)")
          .bind("later", later)
          .bind("keys", keys)
          .execute();
      handle
          .createUpdate("update job set superseded = true where id = any(:keys)")
          .bind("keys", keys)
          .execute();
      handle
          .createUpdate(
              """
              delete from job where id = any(:keys)
                and (held_until is null or held_until <= clock_timestamp())
              """)
          .bind("keys", keys)
          .execute();
      former.forEach(it -> dropped.add(it.job().content()));
    }
    return dropped;
  }
}
