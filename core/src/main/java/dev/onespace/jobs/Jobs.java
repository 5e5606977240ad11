package dev.onespace.jobs;

import dev.onespace.ingest.Outcome;
import dev.onespace.item.ContentHash;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The inputs of a collection that nodes take in together. A <em>run</em> is one ingest of one node:
 * it offers inputs as jobs, takes jobs, its own and those of others, and awaits what becomes of its
 * own, whoever did them. Each call is one transaction, which may be made again if it is not known
 * whether it was made. Time is that of the store, so that clocks of nodes do not matter.
 * Thread-safe.
 *
 * <p>What is promised: no two nodes hold a job at once, unless one has let its lease run out; of
 * jobs that become the same item one is held at a time, in the order they were offered; a job whose
 * node is killed is taken again; what became of a job is kept for every run that awaits it until
 * that run has received it, or was silent for an hour; a node which lost its lease writes nothing
 * of the job after another has taken it ({@link #whileHeld}). What it put before, the next one puts
 * again, in its place.
 */
public interface Jobs {

  /**
   * Begins a run of this process. Runs of processes of this machine that have ended are forgotten:
   * what they held is free, what they awaited nobody awaits.
   *
   * @param node tells people whose run it is
   * @param alive how long it is taken for alive unless it says so again
   * @return its name
   */
  String begin(String node, Duration alive);

  /** Says that a run is alive, for so much longer. */
  void alive(String run, Duration alive);

  /**
   * Offers inputs to all nodes. One that waits already, just so, is not offered twice. What another
   * run offered otherwise, and nobody has begun, is not done any more: who awaits it gets what
   * becomes of the later offer. Nothing is offered if a blob is missing: until the jobs are done no
   * {@link dev.onespace.blob.BlobCollector} takes those that are there.
   *
   * @param kept tells whether a blob is there
   */
  Offered offer(String run, Collection<Offer> offers, Predicate<ContentHash> kept);

  /**
   * One input.
   *
   * @param number its number within the run; the same number is offered once
   * @param job what is to be done
   */
  record Offer(long number, Job job) {}

  /**
   * What came of an offer.
   *
   * @param missing blobs that are not there; nothing was offered if there are any
   * @param dropped blobs of inputs that are not done any more
   */
  record Offered(Set<ContentHash> missing, Set<ContentHash> dropped) {
    public Offered {
      missing = Set.copyOf(missing);
      dropped = Set.copyOf(dropped);
    }
  }

  /** Which jobs are taken. */
  enum Which {
    /** Those that a living run awaits. */
    AWAITED,
    /** Also those that dead runs left behind. */
    ALL
  }

  /**
   * Takes jobs that nobody holds, those that were offered first first.
   *
   * @param run who takes them
   * @param most how many at most
   * @param lease how long they are held unless they are renewed
   * @return what was taken; empty if all are done or held
   */
  List<Lease> take(String run, Which which, int most, Duration lease);

  /**
   * Holds jobs for longer, from now on.
   *
   * @return those that are still held; the others belong to somebody else or are done
   */
  Set<Lease> renew(Collection<Lease> leases, Duration lease);

  /** Gives jobs back at once; those that are not held any more are left alone. */
  void giveBack(Collection<Lease> leases);

  /**
   * Does work of this thread that writes items of these jobs to the catalog of the same store. An
   * item of a job that another node took over since is not written: {@code GONE}.
   */
  <T> T whileHeld(Collection<Lease> leases, Supplier<T> work);

  /**
   * Ends a job.
   *
   * @return false, with nothing changed, if it is not held any more
   */
  boolean done(Lease lease, Outcome outcome);

  /** How a run stands. */
  State state(String run);

  /** How a run stands. */
  enum State {
    /** Inputs are not done, or what became of them was not received. */
    AWAITING,
    /** Nothing is left. */
    COMPLETE,
    /** It was silent for so long that nothing is known of it. */
    FORGOTTEN
  }

  /** What became of inputs of a run and was not {@link #received} yet, in the order of offers. */
  List<Delivery> outcomes(String run, int most);

  /**
   * What became of an input.
   *
   * @param number of the input within the run
   * @param here whether the run did it itself
   */
  record Delivery(long number, Outcome outcome, boolean here) {}

  /** Forgets what became of these inputs of a run. */
  void received(String run, Collection<Long> numbers);

  /**
   * Ends a run: what only it awaited and nobody holds is not done any more, nor what dead runs left
   * in a generation that served before.
   *
   * @return blobs of inputs that are not done any more
   */
  Set<ContentHash> end(String run);
}
