package dev.onespace.cli;

import dev.onespace.error.Problem;
import dev.onespace.ingest.IngestReport;
import dev.onespace.item.ItemId;
import dev.onespace.scan.Sources;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an ingest did, for people and as JSON.
 *
 * @param report the report
 * @param notes what the scan skipped or assumed
 * @param pruned the items removed because they are no longer there
 */
record IngestSummary(IngestReport report, List<String> notes, List<ItemId> pruned) {
  private static final int MOST_NOTES = 20;

  void print(Shell shell, boolean json) {
    notes(shell.err());
    failures(shell.err());
    if (json) {
      Documents.print(shell.out(), document());
    } else {
      shell.out().println(counts());
    }
    if (report.stopped()) {
      shell.err().println("Stopped early; the same command goes on where it was.");
    }
  }

  private String counts() {
    return "%d added, %d updated, %d same, %d renamed, %d skipped, %d failed; %d embedded%s"
        .formatted(
            report.added(),
            report.updated(),
            report.same(),
            report.renamed(),
            report.skipped().size(),
            report.failed().size(),
            report.embedded(),
            pruned.isEmpty() ? "" : "; %d removed".formatted(pruned.size()));
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

  private static void failure(PrintStream err, String what, String source, Problem problem) {
    err.printf(
        "%s: %s: %s: %s%n    %s%n",
        what,
        Printable.line(Sources.shown(source)),
        problem.code(),
        Printable.line(problem.cause()),
        Printable.line(problem.remedy()));
  }

  private void notes(PrintStream err) {
    notes.stream().limit(MOST_NOTES).forEach(note -> err.println("note: " + Printable.line(note)));
    if (notes.size() > MOST_NOTES) {
      err.printf("note: and %d more%n", notes.size() - MOST_NOTES);
    }
    report.notes().entrySet().stream()
        .limit(MOST_NOTES)
        .forEach(
            noted ->
                err.printf(
                    "note: %s: %s%n",
                    Printable.line(Sources.shown(noted.getKey())),
                    Printable.line(String.join(" ", noted.getValue()))));
    if (report.notes().size() > MOST_NOTES) {
      err.printf("note: %d more, all of them with --json%n", report.notes().size() - MOST_NOTES);
    }
  }

  private ObjectNode document() {
    ObjectNode document =
        Documents.object()
            .put("added", report.added())
            .put("updated", report.updated())
            .put("same", report.same())
            .put("renamed", report.renamed())
            .put("embedded", report.embedded())
            .put("pruned", pruned.size())
            .put("stopped", report.stopped());
    ArrayNode skipped = document.putArray("skipped");
    report.skipped().forEach(it -> skipped.add(problem(it.source(), it.problem())));
    ArrayNode failed = document.putArray("failed");
    report.failed().forEach(it -> failed.add(problem(it.source(), it.problem())));
    ObjectNode noted = document.putObject("notes");
    report.notes().forEach((source, its) -> its.forEach(noted.putArray(source)::add));
    ArrayNode scanned = document.putArray("scan_notes");
    notes.forEach(scanned::add);
    return document;
  }

  static ObjectNode problem(String source, Problem problem) {
    return Documents.object()
        .put("source", source)
        .put("code", problem.code().name())
        .put("cause", problem.cause())
        .put("remedy", problem.remedy());
  }
}
