package dev.onespace.store.postgres;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.patience.Attempts;
import dev.onespace.patience.Patience;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Does transactions again: those that the server took back because of others at the same time, of
 * which nothing is done; and those of a server that is away, which may be done already, for as long
 * as the {@link Patience} of the work lasts.
 */
final class Repetition {
  private static final String SERVER = "PostgreSQL";

  /** serialization_failure, deadlock_detected. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

  private static final int MOST_CONFLICTS = 12;
  private static final int USUAL_ATTEMPTS = 3;
  private static final Duration USUAL_TIME = Duration.ofMinutes(1);

  private Repetition() {}

  /**
   * Runs a transaction as often as it takes.
   *
   * @param transaction throws what {@link Faults} tells
   */
  static <T> T of(Supplier<T> transaction) {
    Attempts attempts = Patience.current().attempts(SERVER, USUAL_ATTEMPTS);
    Pauses pauses = new Pauses();
    int conflicts = 0;
    // Asked once in any case: that others used up the time of a question says nothing of this one.
    while (true) {
      try {
        T done = transaction.get();
        attempts.answered();
        return done;
      } catch (OnespaceException failed) {
        Duration pause = pauses.next();
        boolean again =
            isConflict(failed)
                ? ++conflicts < MOST_CONFLICTS
                : failed.problem().code() == ErrorCode.UNAVAILABLE
                    && attempts.again(pause, failed.problem().cause());
        if (!again || !Pauses.waited(pause)) {
          throw failed;
        }
        attempts.next(USUAL_TIME);
      }
    }
  }

  private static boolean isConflict(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && CONFLICTS.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }
}
