package dev.onespace.patience;

import dev.onespace.error.OnespaceException;
import java.time.Duration;

/** The attempts at one call of a server. */
public interface Attempts {

  /**
   * How long the next attempt may take, above 0.
   *
   * @param usual how long it may take at most
   * @throws OnespaceException UNAVAILABLE if none is worth it: the server is known to be away, or
   *     there is no time left
   */
  Duration next(Duration usual);

  /**
   * Tells that an attempt failed for a reason that may pass.
   *
   * @param pause how long the caller would wait before the next attempt
   * @param why it failed, in a few words
   * @return whether to wait and try again
   */
  boolean again(Duration pause, String why);

  /** Whether a wait is worth it that the server, or a rate agreed with it, asks for. */
  boolean mayWait(Duration pause);

  /** Tells that the server answered, whatever it said. */
  void answered();
}
