package dev.onespace.doctor;

import static java.util.Objects.requireNonNull;

import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * What an examination found.
 *
 * @param severity how much it matters
 * @param what what was examined, in a word or two
 * @param of the generation of the collection that it was found in; nothing if it concerns them all
 * @param detail what was found, with names and numbers
 * @param remedy what to do about it; nothing if there is nothing to do
 */
public record Finding(
    Severity severity,
    String what,
    Optional<Generation> of,
    String detail,
    Optional<Remedy> remedy) {
  public Finding {
    requireNonNull(severity, "severity is null");
    requireNonNull(what, "what is null");
    requireNonNull(of, "of is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(remedy, "remedy is null");
  }

  /** All is well. */
  public static Finding ok(String what, String detail) {
    return new Finding(Severity.OK, what, Optional.empty(), detail, Optional.empty());
  }

  static Finding mended(String what, String detail) {
    return new Finding(Severity.MENDED, what, Optional.empty(), detail, Optional.empty());
  }

  static Finding notice(String what, String detail, String remedy) {
    return notice(what, detail, Remedy.of(remedy));
  }

  static Finding notice(String what, String detail, Remedy remedy) {
    return new Finding(Severity.NOTICE, what, Optional.empty(), detail, Optional.of(remedy));
  }

  static Finding problem(String what, String detail, String remedy) {
    return problem(what, detail, Remedy.of(remedy));
  }

  static Finding problem(String what, String detail, Remedy remedy) {
    return new Finding(Severity.PROBLEM, what, Optional.empty(), detail, Optional.of(remedy));
  }

  static Finding problem(String what, Problem problem) {
    return problem(what, problem.cause(), problem.remedy());
  }

  /** These findings, each said of a generation. */
  static List<Finding> of(Generation generation, List<Finding> findings) {
    return findings.stream()
        .map(it -> new Finding(it.severity, it.what, Optional.of(generation), it.detail, it.remedy))
        .toList();
  }

  /** Whether something is wrong. */
  public boolean isProblem() {
    return severity == Severity.PROBLEM;
  }
}
