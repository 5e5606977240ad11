package dev.onespace.doctor;

import dev.onespace.store.Catalog.Counts;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the catalog's file is sound, and what its collection holds: counts, space, pipeline,
 * inputs that failed.
 */
record CatalogExamination(SqliteCatalog catalog, String collection, Embedder embedder, boolean full)
    implements Examination {
  static final String RESTORE =
      "Put back a copy of the data folder, or ingest into a new one: the catalog is the system of"
          + " record.";

  @Override
  public List<Finding> examine() {
    List<String> complaints = catalog.upkeep().complaints(full);
    if (!complaints.isEmpty()) {
      return List.of(
          Finding.problem("catalog", "damaged: " + Examination.some(complaints), RESTORE));
    }
    List<Finding> findings = new ArrayList<>();
    Counts counts = catalog.counts();
    findings.add(
        Finding.ok(
            "catalog",
            "sound; %d items, %d passages in collection %s"
                .formatted(counts.items(), counts.passages(), collection)));
    findings.addAll(Examination.done("space", this::space));
    findings.addAll(Examination.done("pipeline", () -> pipeline(counts)));
    findings.addAll(Examination.done("failures", this::failures));
    return findings;
  }

  private List<Finding> space() {
    catalog.requireSpace(embedder.space().get());
    return List.of(Finding.ok("space", catalog.space().toString()));
  }

  private List<Finding> pipeline(Counts counts) {
    long current = counts.byPipeline().getOrDefault(embedder.pipeline().get(), 0L);
    long stale = counts.items() - current;
    return List.of(
        stale == 0
            ? Finding.ok("pipeline", "all items were made by the present one")
            : Finding.notice(
                "pipeline",
                "%d items were made by another pipeline than the present one; they stay searchable"
                    .formatted(stale),
                "Run: onespace reembed --stale"));
  }

  private List<Finding> failures() {
    int failed = catalog.quarantined().size();
    return List.of(
        failed == 0
            ? Finding.ok("failures", "none")
            : Finding.notice(
                "failures",
                "%d inputs could not be taken in".formatted(failed),
                "onespace stats lists them; ingest --retry-failed tries again."));
  }
}
