package dev.onespace.doctor;

import static java.util.Objects.requireNonNull;

import dev.onespace.error.Problem;
import java.util.Optional;

/**
 * What an examination found.
 *
 * @param severity how much it matters
 * @param what what was examined, in a word or two
 * @param detail what was found, with names and numbers
 * @param remedy what to do about it; nothing if there is nothing to do
 */
public record Finding(Severity severity, String what, String detail, Optional<String> remedy) {
  public Finding {
    requireNonNull(severity, "severity is null");
    requireNonNull(what, "what is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(remedy, "remedy is null");
  }

  static Finding ok(String what, String detail) {
    return new Finding(Severity.OK, what, detail, Optional.empty());
  }

  static Finding mended(String what, String detail) {
    return new Finding(Severity.MENDED, what, detail, Optional.empty());
  }

  static Finding notice(String what, String detail, String remedy) {
    return new Finding(Severity.NOTICE, what, detail, Optional.of(remedy));
  }

  static Finding problem(String what, String detail, String remedy) {
    return new Finding(Severity.PROBLEM, what, detail, Optional.of(remedy));
  }

  static Finding problem(String what, Problem problem) {
    return problem(what, problem.cause(), problem.remedy());
  }

  /** Whether something is wrong. */
  public boolean isProblem() {
    return severity == Severity.PROBLEM;
  }
}
