package dev.onespace.cli;

import dev.onespace.Compaction;
import dev.onespace.Deletion;
import dev.onespace.blob.BlobCollector.Swept;
import java.io.PrintStream;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was removed where, for people and as JSON. */
record DeletionReport(Deletion deletion, Optional<Compaction> compaction, Remedies remedies) {
  private static final String COMPACT = "delete --compact";

  void print(PrintStream out, boolean deleting) {
    if (deleting) {
      Swept blobs = deletion.blobs();
      out.printf("%s deleted%n", deletion.items());
      out.printf(
          "  catalog     %s items, %s passages; %s pages became free%n",
          deletion.items(), deletion.passages(), deletion.pages());
      out.printf("  originals   %s (%s bytes)%n", blobs.originals(), blobs.originalBytes());
      out.printf("  thumbnails  %s (%s bytes)%n", blobs.thumbnails(), blobs.thumbnailBytes());
      out.printf("  index       %s passages%n", deletion.passages());
    }
    compaction.ifPresent(done -> print(out, done));
    if (compaction.isEmpty() && deletion.awaiting() > 0) {
      out.printf(
          "  the index's files still hold %s removed passages, unreachable; this removes them for"
              + " good: %s%n",
          deletion.awaiting(), remedies.command(COMPACT));
    }
    if (!compaction.map(Compaction::logEmptied).orElse(deletion.logEmptied())) {
      out.printf(
          "  the catalog's -wal file is held by another process that reads; run this later: %s%n",
          remedies.command(COMPACT));
    }
  }

  private static void print(PrintStream out, Compaction done) {
    out.println("compacted");
    out.printf(
        "  index       %s removed passages; %s bytes, were %s%n",
        done.passages(), done.index().after(), done.index().before());
    out.printf(
        "  catalog     %s names of deleted items; %s bytes, were %s%n",
        done.names(), done.catalog().after(), done.catalog().before());
  }

  ObjectNode document() {
    Swept blobs = deletion.blobs();
    ObjectNode document =
        Documents.object().put("deleted", deletion.items()).put("passages", deletion.passages());
    ArrayNode missing = document.putArray("missing");
    deletion.missing().forEach(id -> missing.add(id.value()));
    ArrayNode failed = document.putArray("failed");
    deletion
        .failed()
        .forEach(
            (id, problem) ->
                failed
                    .addObject()
                    .put("id", id.value())
                    .put("cause", problem.cause())
                    .put("remedy", remedies.worded(problem.remedy())));
    document
        .putObject("originals")
        .put("files", blobs.originals())
        .put("bytes", blobs.originalBytes());
    document
        .putObject("thumbnails")
        .put("files", blobs.thumbnails())
        .put("bytes", blobs.thumbnailBytes());
    document
        .putObject("catalog")
        .put("pages_freed", deletion.pages())
        .put("log_emptied", compaction.map(Compaction::logEmptied).orElse(deletion.logEmptied()));
    document
        .putObject("index")
        .put("awaiting_compaction", compaction.isPresent() ? 0 : deletion.awaiting());
    compaction.ifPresent(done -> put(document.putObject("compaction"), done));
    return document;
  }

  private static void put(ObjectNode node, Compaction done) {
    node.put("passages", done.passages()).put("names", done.names());
    put(node.putObject("index_bytes"), done.index());
    put(node.putObject("catalog_bytes"), done.catalog());
  }

  private static void put(ObjectNode node, Compaction.Size size) {
    node.put("before", size.before()).put("after", size.after());
  }
}
