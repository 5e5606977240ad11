package dev.onespace.error;

import org.jspecify.annotations.Nullable;

/** The root of every exception Onespace throws on purpose; its message is fit for a user. */
public class OnespaceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** An exception that tells {@code problem}. */
  public OnespaceException(Problem problem) {
    this(problem, null);
  }

  /** An exception that tells {@code problem} and keeps the technical reason. */
  public OnespaceException(Problem problem, @Nullable Throwable reason) {
    super(problem.cause(), reason);
    this.problem = problem;
  }

  /** An exception with the usual remedy of {@code code}. */
  public OnespaceException(ErrorCode code, String cause) {
    this(new Problem(code, cause));
  }

  /** An exception with the usual remedy of {@code code} that keeps the technical reason. */
  public OnespaceException(ErrorCode code, String cause, Throwable reason) {
    this(new Problem(code, cause), reason);
  }

  /** What went wrong, for a user. */
  public Problem problem() {
    return problem;
  }
}
