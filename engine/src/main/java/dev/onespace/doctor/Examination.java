package dev.onespace.doctor;

import dev.onespace.error.OnespaceException;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import java.util.List;

/** One thing that is looked at. */
interface Examination {
  Remedy MEND = Remedy.of("Run: %s", Named.MEND);

  /** What was found; nothing where there is nothing to look at. */
  List<Finding> examine();

  /** What an examination finds; that it cannot be done is a finding too. */
  static List<Finding> done(String what, Examination examination) {
    try {
      return examination.examine();
    } catch (OnespaceException failed) {
      return List.of(Finding.problem(what, failed.problem()));
    } catch (RuntimeException unexpected) {
      String detail =
          "cannot be examined: %s: %s"
              .formatted(unexpected.getClass().getSimpleName(), unexpected.getMessage());
      return List.of(Finding.problem(what, detail, "Put back a copy of it, or report this."));
    }
  }

  /** Whether none of these is a problem. */
  static boolean isWell(List<Finding> findings) {
    return findings.stream().noneMatch(Finding::isProblem);
  }

  /** The first few names, and how many there are. */
  static String some(List<String> names) {
    int shown = Math.min(3, names.size());
    return String.join(", ", names.subList(0, shown))
        + (names.size() > shown ? " and %s more".formatted(names.size() - shown) : "");
  }
}
