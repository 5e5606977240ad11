package dev.onespace.jobs;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Input;
import dev.onespace.ingest.Outcome;
import dev.onespace.ingest.ReportBuilder;
import dev.onespace.item.ContentHash;
import dev.onespace.jobs.Jobs.Offer;
import dev.onespace.jobs.Jobs.Offered;
import dev.onespace.space.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offers the inputs of a run, some at a time, their originals among the blobs. */
final class Offers {
  private static final int OFFERED_AT_ONCE = 64;
  private static final long MOST_CHARACTERS = 4_000_000;
  private static final int MOST_ATTEMPTS = 10;

  private final SharedIngest shared;
  private final String run;
  private final ReportBuilder report;
  private List<Pending> pending = new ArrayList<>();
  private long characters;
  private long next;

  Offers(SharedIngest shared, String run, ReportBuilder report) {
    this.shared = shared;
    this.run = run;
    this.report = report;
  }

  /** An input whose original was put among the blobs. */
  private record Pending(Input input, Offer offer) {}

  /** Keeps an input, to be offered; one that cannot be read is reported. */
  void add(Input input) {
    put(input, next++)
        .ifPresent(
            it -> {
              pending.add(it);
              characters += input.content() instanceof Content.Words(var text) ? text.length() : 0;
            });
  }

  boolean isFull() {
    return pending.size() >= OFFERED_AT_ONCE || characters >= MOST_CHARACTERS;
  }

  private Optional<Pending> put(Input input, long number) {
    try {
      ContentHash content =
          input
              .kept()
              .filter(shared.blobs()::has)
              .orElseGet(() -> shared.blobs().put(input.content().bytes()));
      return Optional.of(new Pending(input, new Offer(number, Job.of(input, content))));
    } catch (OnespaceException unreadable) {
      if (unreadable.problem().code().stopsAll()) {
        throw unreadable;
      }
      report.add(new Outcome.Failed(input.source(), unreadable.problem()));
      return Optional.empty();
    }
  }

  /**
   * Offers what was added. A blob that nothing used yet may have been swept by another node since
   * it was put: then it is put again.
   */
  void offer() {
    for (int attempt = 0; !pending.isEmpty(); attempt++) {
      Offered offered =
          shared
              .jobs()
              .offer(run, pending.stream().map(Pending::offer).toList(), shared.blobs()::has);
      if (offered.missing().isEmpty()) {
        shared.sweep(offered.dropped());
        pending = new ArrayList<>();
        characters = 0;
      } else if (attempt == MOST_ATTEMPTS) {
        throw new OnespaceException(
            new Problem(
                ErrorCode.UNREADABLE,
                "originals that are put among the blobs are not there",
                "Set blobs.folder to a folder that keeps what is written to it."));
      } else {
        putAgain(offered.missing());
      }
    }
  }

  private void putAgain(Set<ContentHash> missing) {
    List<Pending> again = new ArrayList<>();
    for (Pending each : pending) {
      if (missing.contains(each.offer().job().content())) {
        put(each.input(), each.offer().number()).ifPresent(again::add);
      } else {
        again.add(each);
      }
    }
    pending = again;
  }
}
