package dev.onespace.jobs;

import dev.onespace.ingest.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The inputs of runs into one collection, shared by any number of nodes. Each call is one
 * transaction. Time is that of the store, so that clocks of nodes do not matter. Thread-safe.
 *
 * <p>What is promised: no two nodes hold a job at once, unless one has let its lease run out; a job
 * is done once; a job whose node is killed is taken again when its lease has run out. What is
 * <em>not</em>: that a node which lost its lease has written nothing by then. It may have put the
 * item; the next one puts the same item again, in its place.
 *
 * <p>A run has a name, so that a node that comes later or again joins it.
 */
public interface Jobs {

  /**
   * Offers jobs to all nodes. A job whose source was offered to this run before and is not done is
   * left as it is; one that is done is to be done again.
   *
   * @return how many are to be done that were not
   */
  long offer(String run, Collection<Job> jobs);

  /**
   * Takes jobs that nobody holds, those that were offered first first.
   *
   * @param node who takes them, for people who look
   * @param most how many at most
   * @param lease how long they are held unless they are renewed
   * @return what was taken; empty if all are done or held
   */
  List<Lease> take(String run, String node, int most, Duration lease);

  /**
   * Holds jobs for longer, from now on.
   *
   * @return those that are still held; the others belong to somebody else or are done
   */
  Set<Lease> renew(Collection<Lease> leases, Duration lease);

  /** Gives jobs back at once; those that are not held any more are left alone. */
  void giveBack(Collection<Lease> leases);

  /**
   * Ends a job.
   *
   * @return false, with nothing changed, if it is not held any more
   */
  boolean done(Lease lease, Outcome outcome);

  /** How far a run is; all zero for one that nobody offered to. */
  Progress progress(String run);

  /** What became of the jobs of a run that are done, in the order they were offered. */
  void outcomes(String run, Consumer<Outcome> each);

  /** Forgets a run and all its jobs, held or not. */
  void forget(String run);

  /**
   * How far a run is.
   *
   * @param waiting jobs that nobody holds, those whose lease has run out included
   * @param held jobs that a node works on
   * @param done jobs with an outcome
   */
  record Progress(long waiting, long held, long done) {
    /** Whether there is nothing left to take or to wait for. */
    public boolean isComplete() {
      return waiting == 0 && held == 0;
    }
  }
}
