package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.Stats;
import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.scan.Sources;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code onespace stats}: what is stored, counted. */
@Command(name = "stats", description = "Counts what is stored.")
final class StatsCommand implements Callable<Integer> {
  private final RootCommand root;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = "--spend",
      description =
          "What was spent on vectors instead: by day (UTC), collection and space, by all nodes.")
  private boolean spend;

  StatsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Onespace onespace = root.openToRead()) {
      if (spend) {
        new SpendReport(onespace.spent(), root.configuration().dailyLimit())
            .print(root.shell().out(), json);
        return Exit.OK;
      }
      Stats stats = onespace.stats();
      if (json) {
        Documents.print(root.shell().out(), document(stats));
      } else {
        print(stats, root.shell().out());
      }
      return Exit.OK;
    }
  }

  private ObjectNode document(Stats stats) {
    ObjectNode document =
        Documents.object()
            .put("items", stats.counts().items())
            .put("passages", stats.counts().passages());
    ObjectNode types = document.putObject("by_type");
    for (Modality type : Modality.values()) {
      types.put(type.label(), stats.counts().byModality().getOrDefault(type, 0L));
    }
    ObjectNode facets = document.putObject("by_facet");
    for (Facet facet : Facet.values()) {
      facets.put(facet.label(), stats.counts().byFacet().getOrDefault(facet, 0L));
    }
    document
        .put("stale", stats.stale())
        .put("quarantined", stats.quarantined().size())
        .put("indexed", stats.indexed())
        .put("index_current", stats.indexCurrent());
    document
        .putObject("space")
        .put("id", stats.space().id())
        .put("dimension", stats.space().dimension())
        .put("hash", stats.space().hash().value());
    ArrayNode generations =
        document.put("generation", stats.serving().generation()).putArray("generations");
    stats.generations().forEach(generations::add);
    document
        .putObject("where")
        .put("catalog", stats.where().catalog())
        .put("index", stats.where().index())
        .put("originals", stats.where().originals());
    ArrayNode failures = document.putArray("failures");
    OutcomeDocument documents = new OutcomeDocument(root.remedies());
    stats.quarantined().forEach(it -> failures.add(documents.of(it.source(), it.problem())));
    return document;
  }

  private void print(Stats stats, PrintStream out) {
    out.printf("%s items, %s passages%n", stats.counts().items(), stats.counts().passages());
    for (Modality type : Modality.values()) {
      out.printf("  %-7s %8s%n", type.label(), stats.counts().byModality().getOrDefault(type, 0L));
    }
    out.println("passages by facet");
    stats.counts().byFacet().keySet().stream()
        .sorted()
        .forEach(
            facet ->
                out.printf(
                    "  %-7s %8s%n",
                    facet.label(), stats.counts().byFacet().getOrDefault(facet, 0L)));
    out.printf("space %s%n", stats.space());
    out.printf("catalog   %s%n", Printable.line(stats.where().catalog()));
    out.printf("index     %s%n", Printable.line(stats.where().index()));
    out.printf("originals %s%n", Printable.line(stats.where().originals()));
    if (stats.generations().size() > 1) {
      out.printf(
          "generation %s of %s serves, and decides the space%n",
          stats.serving().generation(), stats.generations());
    }
    if (stats.stale() > 0) {
      out.printf(
          "%s items were made by another pipeline than the present one; they stay searchable;"
              + " reembed --stale makes them anew%n",
          stats.stale());
    }
    if (!stats.indexCurrent()) {
      out.println("the index is behind the catalog; onespace reindex mends it");
    }
    stats
        .quarantined()
        .forEach(
            it ->
                out.printf(
                    "failed: %s: %s: %s%n",
                    Printable.line(Sources.shown(it.source())),
                    it.problem().code(),
                    Printable.line(it.problem().cause())));
  }
}
