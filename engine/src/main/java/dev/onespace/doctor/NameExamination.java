package dev.onespace.doctor;

import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.store.sql.Misnamed;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whether every collection has a name that one may have: no command reaches any other.
 *
 * @param misnamed those that have not
 */
record NameExamination(Misnamed.All misnamed) implements Examination {
  private static final String WHAT = "names";

  @Override
  public List<Finding> examine() {
    return misnamed.list().stream().map(NameExamination::told).toList();
  }

  private static Finding told(Misnamed one) {
    return one.items() == 0
        ? Finding.notice(
            WHAT,
            "there is a collection '%s', which is empty and of a name that none may have"
                .formatted(one.name()),
            Remedy.of("%s removes it.", Named.MEND))
        : Finding.problem(
            WHAT,
            "the collection '%s' has %s items and a name that none may have, so nothing reaches"
                    .formatted(one.name(), one.items())
                + " them",
            Remedy.of(
                "%s gives it another name, and says which; nothing is embedded.", Named.MEND));
  }

  /**
   * Gives them names, and removes those that are empty.
   *
   * @param former told the name of each, whose index belongs to nothing any more
   */
  List<Finding> mend(Consumer<String> former) {
    return misnamed.heal().stream()
        .map(
            one -> {
              former.accept(one.was().name());
              return Finding.mended(WHAT, told(one));
            })
        .toList();
  }

  private static String told(Misnamed.Healed one) {
    String was = one.was().name();
    return one.name()
        .map(
            name ->
                "the collection '%s' with %s items is called '%s' now"
                    .formatted(was, one.was().items(), name))
        .orElse("removed the empty collection '%s'".formatted(was));
  }
}
