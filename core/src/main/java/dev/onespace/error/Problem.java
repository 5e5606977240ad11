package dev.onespace.error;

import static java.util.Objects.requireNonNull;

/**
 * One thing that went wrong, told to a user: what kind, why, and what to do.
 *
 * @param code the kind of problem
 * @param cause one sentence naming the thing and the value that was wrong
 * @param remedy what the user can do
 */
public record Problem(ErrorCode code, String cause, Remedy remedy) {
  public Problem {
    requireNonNull(code, "code is null");
    requireNonNull(cause, "cause is null");
    requireNonNull(remedy, "remedy is null");
  }

  /** A problem with a remedy that is a sentence without steps. */
  public Problem(ErrorCode code, String cause, String remedy) {
    this(code, cause, Remedy.of(remedy));
  }

  /** A problem with the usual remedy of its code. */
  public Problem(ErrorCode code, String cause) {
    this(code, cause, code.remedy());
  }
}
