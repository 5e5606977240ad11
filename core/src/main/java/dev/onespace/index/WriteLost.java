package dev.onespace.index;

import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;

/**
 * What was written to an index since its last commit is lost, as the server went away meanwhile. It
 * may be written again at once: the next write waits for the server.
 */
public final class WriteLost extends OnespaceException {
  private static final long serialVersionUID = 1L;

  /** Tells why the server went away. */
  public WriteLost(Problem problem, Throwable reason) {
    super(problem, reason);
  }
}
