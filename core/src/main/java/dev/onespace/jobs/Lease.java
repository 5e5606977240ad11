package dev.onespace.jobs;

import static java.util.Objects.requireNonNull;

/**
 * A job that a node holds. It holds it until it is done, given back, or until the lease has run out
 * <em>and</em> another node has taken the job: then nothing can be done with this lease any more.
 *
 * @param key names the job among all
 * @param token grows each time the job is taken, so that only the last taker can end it; 1 for the
 *     first
 * @param job what is to be done
 * @param awaited by whom
 */
public record Lease(long key, long token, Job job, Awaited awaited) {
  public Lease {
    requireNonNull(job, "job is null");
    requireNonNull(awaited, "awaited is null");
  }

  /** Who awaits what becomes of a job. */
  public enum Awaited {
    /** The run that took it, and maybe others. */
    HERE,
    /** Another living run. */
    ELSEWHERE,
    /** Nobody: it was left behind by a run that is dead. */
    NOWHERE
  }
}
