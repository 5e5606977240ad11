package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.ingest.IngestReport;
import dev.onespace.item.ItemId;
import dev.onespace.scan.Sources;
import dev.onespace.spending.Usage;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an ingest did, for people and as JSON.
 *
 * @param report the report
 * @param notes what the scan skipped or assumed
 * @param pruned what became of {@code --prune}
 * @param rehearsed whether nothing of it was done
 * @param usage what a provider was used for it; nothing for a space that costs nothing
 * @param wentOn the generation in which it went on, as another one than at its begin serves
 * @param remedies words what can be done about a failure
 */
record IngestSummary(
    IngestReport report,
    List<String> notes,
    Pruned pruned,
    boolean rehearsed,
    Optional<Usage> usage,
    OptionalInt wentOn,
    Remedies remedies) {
  private static final int MOST_NOTES = 20;

  void print(Shell shell, boolean json) {
    notes(shell.err());
    failures(shell.err());
    if (json) {
      Documents.print(shell.out(), document());
    } else {
      table(shell.out());
    }
    if (pruned instanceof Pruned.Refused(var reason)) {
      shell.err().println("--prune removed nothing: " + reason + "; --force removes all the same.");
    }
    if (pruned instanceof Pruned.Done(_, int away, _) && away > 0) {
      shell
          .err()
          .printf(
              "--prune kept %s items that were not found and may only be away (a disk that is not"
                  + " mounted, a folder or items.jsonl that is elsewhere); --force removes them"
                  + " too.%n",
              away);
    }
    pruned.failed().forEach((item, problem) -> notRemoved(shell.err(), item, problem));
    report.stop().ifPresent(problem -> stopped(shell.err(), problem));
    if (report.stopped() && report.stop().isEmpty()) {
      shell.err().println("Stopped early; the same command goes on where it was.");
    }
  }

  private void notRemoved(PrintStream err, ItemId item, Problem problem) {
    err.printf(
        "--prune could not remove %s: %s: %s%n    %s%n",
        Printable.line(item.value()),
        problem.code(),
        Printable.line(problem.cause()),
        Printable.line(remedies.worded(problem.remedy())));
  }

  private void stopped(PrintStream err, Problem problem) {
    err.printf(
        "Stopped early: %s: %s%n    %s%n",
        problem.code(),
        Printable.line(problem.cause()),
        Printable.line(remedies.worded(problem.remedy())));
  }

  private void table(PrintStream out) {
    if (rehearsed) {
      out.println("A rehearsal: nothing was embedded or written. It would be:");
    }
    row(out, "added", report.added(), "");
    row(out, "updated", report.updated(), "");
    row(out, "same", report.same(), "");
    row(out, "renamed", report.renamed(), "");
    row(out, "removed", pruned.items().size(), "");
    row(
        out,
        "skipped",
        report.skipped().size(),
        codes(report.skipped().stream().map(it -> it.problem())));
    row(
        out,
        "failed",
        report.failed().size(),
        codes(report.failed().stream().map(it -> it.problem())));
    row(out, "embedded", report.embedded(), others());
    wentOn.ifPresent(
        it -> out.println("Another generation serves since it began: it went on in " + it + "."));
    usage.ifPresent(used -> Estimates.print(used, out));
  }

  private String others() {
    long forThem = report.others().forThem();
    long byThem = report.others().byThem();
    return Stream.of(
            forThem == 0 ? "" : "%s of them inputs of other nodes".formatted(forThem),
            byThem == 0 ? "" : "%s more were embedded by other nodes".formatted(byThem))
        .filter(told -> !told.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static void row(PrintStream out, String name, long count, String more) {
    out.println("%-9s %8s  %s".formatted(name, count, more).stripTrailing());
  }

  private static String codes(Stream<Problem> problems) {
    Map<ErrorCode, Long> counts =
        problems.collect(Collectors.groupingBy(Problem::code, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private void failures(PrintStream err) {
    report.failed().forEach(failed -> failure(err, "failed", failed.source(), failed.problem()));
    report
        .skipped()
        .forEach(skipped -> failure(err, "skipped", skipped.source(), skipped.problem()));
    if (!report.skipped().isEmpty()) {
      err.println("What failed before with the same bytes is skipped: --retry-failed tries again.");
    }
  }

  private void failure(PrintStream err, String what, String source, Problem problem) {
    err.printf(
        "%s: %s: %s: %s%n    %s%n",
        what,
        Printable.line(Sources.shown(source)),
        problem.code(),
        Printable.line(problem.cause()),
        Printable.line(remedies.worded(problem.remedy())));
  }

  private void notes(PrintStream err) {
    notes.stream().limit(MOST_NOTES).forEach(note -> err.println("note: " + Printable.line(note)));
    if (notes.size() > MOST_NOTES) {
      err.printf("note: and %s more%n", notes.size() - MOST_NOTES);
    }
    report.notes().entrySet().stream()
        .limit(MOST_NOTES)
        .forEach(
            noted ->
                err.printf(
                    "note: %s: %s%n",
                    Printable.line(Sources.shown(noted.getKey())),
                    Printable.line(String.join("; ", noted.getValue()))));
    if (report.notes().size() > MOST_NOTES) {
      err.printf("note: %s more, all of them with --json%n", report.notes().size() - MOST_NOTES);
    }
  }

  private OutcomeDocument documents() {
    return new OutcomeDocument(remedies);
  }

  private ObjectNode document() {
    ObjectNode document = counts();
    ArrayNode skipped = document.putArray("skipped");
    report.skipped().forEach(it -> skipped.add(documents().of(it.source(), it.problem())));
    ArrayNode failed = document.putArray("failed");
    report.failed().forEach(it -> failed.add(documents().of(it.source(), it.problem())));
    ObjectNode noted = document.putObject("notes");
    report.notes().forEach((source, its) -> its.forEach(noted.putArray(source)::add));
    notes.forEach(document.putArray("scan_notes")::add);
    return document;
  }

  /** What stands in a report file behind the list of all inputs. */
  ObjectNode ofFile() {
    ObjectNode document = Documents.object();
    document.set(
        "counts",
        counts().put("skipped", report.skipped().size()).put("failed", report.failed().size()));
    notes.forEach(document.putArray("scan_notes")::add);
    pruned.items().forEach(item -> document.withArray("removed").add(item.value()));
    pruned
        .failed()
        .forEach(
            (id, problem) ->
                document
                    .withArray("not_removed")
                    .add(documents().of(problem).put("id", id.value())));
    return document;
  }

  private ObjectNode counts() {
    ObjectNode counts =
        Documents.object()
            .put("added", report.added())
            .put("updated", report.updated())
            .put("same", report.same())
            .put("renamed", report.renamed())
            .put("removed", pruned.items().size())
            .put("not_removed", pruned.failed().size())
            .put("embedded", report.embedded())
            .put("embedded_for_others", report.others().forThem())
            .put("embedded_by_others", report.others().byThem())
            .put("stopped", report.stopped())
            .put("dry_run", rehearsed);
    report.stop().ifPresent(problem -> counts.set("stop", documents().of(problem)));
    usage.ifPresent(used -> counts.set("used", Estimates.document(used)));
    wentOn.ifPresent(generation -> counts.put("went_on_in_generation", generation));
    if (pruned instanceof Pruned.Refused(var reason)) {
      counts.put("prune_refused", reason);
    }
    if (pruned instanceof Pruned.Done(_, int away, _)) {
      counts.put("away", away);
    }
    if (!pruned.failed().isEmpty()) {
      ArrayNode failed = counts.putArray("not_removed");
      pruned.failed().forEach((item, problem) -> failed.add(documents().of(item, problem)));
    }
    return counts;
  }
}
