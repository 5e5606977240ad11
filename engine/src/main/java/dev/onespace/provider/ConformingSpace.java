package dev.onespace.provider;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceCheck;
import dev.onespace.space.Task;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A provider that does not do what is documented would spoil a collection: it is tried before the
 * first document is embedded with it, and once more if that went wrong by chance. That it cannot be
 * reached is told by the space itself.
 */
final class ConformingSpace extends ForwardingSpace {
  private final Space space;
  private final String what;
  private final Supplier<List<SpaceCheck>> checks;
  private boolean conforms;

  /**
   * A space that is tried first.
   *
   * @param what is tried, for a person
   * @param checks tries it
   */
  ConformingSpace(Space space, String what, Supplier<List<SpaceCheck>> checks) {
    super(space);
    this.space = space;
    this.what = what;
    this.checks = checks;
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return embed(contents, task, () -> false);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task, BooleanSupplier stop) {
    if (task == Task.DOCUMENT && !contents.isEmpty()) {
      requireConformance();
    }
    return space.embed(contents, task, stop);
  }

  private synchronized void requireConformance() {
    if (conforms) {
      return;
    }
    List<SpaceCheck> wrong = wrong();
    if (!wrong.isEmpty()) {
      wrong = wrong();
    }
    if (!wrong.isEmpty()) {
      throw new OnespaceException(
          ErrorCode.PROVIDER,
          "%s is not as documented: %s"
              .formatted(
                  what,
                  wrong.stream()
                      .map(it -> "not so: " + it.check() + " (" + it.detail() + ")")
                      .collect(Collectors.joining("; "))));
    }
    conforms = true;
  }

  private List<SpaceCheck> wrong() {
    List<SpaceCheck> findings = checks.get();
    return findings.size() > 1
        ? findings.stream().filter(finding -> !finding.holds()).toList()
        : List.of(); // it did not answer
  }
}
