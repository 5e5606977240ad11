package dev.onespace;

import dev.onespace.cloud.gemini.GeminiConformance;
import dev.onespace.cloud.gemini.GeminiConformance.Finding;
import dev.onespace.cloud.gemini.GeminiSettings;
import dev.onespace.cloud.gemini.Meter;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A provider that does not do what is documented would spoil a collection: it is tried before the
 * first document is embedded with it, and once more if that went wrong by chance. That it cannot be
 * reached is told by the space itself.
 */
final class ConformingSpace extends ForwardingSpace {
  private final Space space;
  private final GeminiSettings settings;
  private final Meter meter;
  private boolean conforms;

  /**
   * A space that is tried first.
   *
   * @param meter counts what the trial costs
   */
  ConformingSpace(Space space, GeminiSettings settings, Meter meter) {
    super(space);
    this.space = space;
    this.settings = settings;
    this.meter = meter;
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
    List<Finding> wrong = wrong();
    if (!wrong.isEmpty()) {
      wrong = wrong();
    }
    if (!wrong.isEmpty()) {
      throw new OnespaceException(
          ErrorCode.PROVIDER,
          "%s at %s is not as documented: %s"
              .formatted(
                  settings.model(),
                  settings.endpoint(),
                  wrong.stream()
                      .map(it -> "not so: " + it.check() + " (" + it.detail() + ")")
                      .collect(Collectors.joining("; "))));
    }
    conforms = true;
  }

  private List<Finding> wrong() {
    List<Finding> findings = GeminiConformance.findings(settings, meter);
    return findings.size() > 1
        ? findings.stream().filter(finding -> !finding.holds()).toList()
        : List.of(); // it did not answer
  }
}
