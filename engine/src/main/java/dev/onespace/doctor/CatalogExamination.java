package dev.onespace.doctor;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Counts;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import dev.onespace.error.Step.Named;
import dev.onespace.item.ItemId;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.SpaceMismatch;
import dev.onespace.store.sql.SqlCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog holds of one generation: counts, space, pipeline, inputs that failed. One that
 * does not serve may be of another space and lack items; that is told, and no problem.
 *
 * @param catalog of the generation
 * @param generation which it is
 * @param embedder what would embed here
 * @param serving opens the catalog of the generation that serves, for one that does not
 */
record CatalogExamination(
    SqlCatalog catalog, Generation generation, Embedder embedder, Optional<Serving> serving)
    implements Examination {
  private static final int PAGE = 500;

  /** Opens the catalog of the generation that serves; who opens it closes it. */
  @FunctionalInterface
  interface Serving {
    /** The catalog. */
    SqlCatalog open();
  }

  @Override
  public List<Finding> examine() {
    Counts counts = catalog.counts();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "catalog",
            "%s items, %s passages of space %s"
                .formatted(counts.items(), counts.passages(), catalog.space())));
    if (generation.serves()) {
      findings.addAll(Examination.done("space", this::space));
    } else {
      findings.addAll(Examination.done("generation", this::beside));
    }
    findings.addAll(Examination.done("pipeline", () -> pipeline(counts)));
    findings.addAll(Examination.done("failures", this::failures));
    return findings;
  }

  /** What serves decides the space; it must be one that is set. */
  private List<Finding> space() {
    SpaceIdentity made = catalog.space();
    Optional<SpaceIdentity> present = embedder.present().apply(made).map(SpaceIdentity::of);
    if (present.isEmpty()) {
      return List.of(
          Finding.problem(
              "space",
              "it is of space %s, for which no key is set: it can be neither asked nor filled"
                  .formatted(made),
              Remedy.of(
                  "Set " + made.id() + ".key; or let a generation of another space serve: %s.",
                  Named.SWITCH)));
    }
    SpaceIdentity set = present.get();
    return List.of(
        made.equals(set)
            ? Finding.ok("space", "one that is set")
            : Finding.problem(
                "space",
                new SpaceMismatch(made, set)
                    .problem("collection '%s'".formatted(generation.collection()))));
  }

  private List<Finding> beside() {
    long lacks = serving.map(this::lacks).orElse(0L);
    if (generation.role() == Generation.Role.FORMER) {
      return List.of(
          lacks == 0
              ? Finding.ok("generation", "served before; a roll back goes back to it")
              : Finding.notice(
                  "generation",
                  "served before; it lacks %s items that were taken in since".formatted(lacks),
                  Remedy.of("%s would go back to it without them.", Named.ROLL_BACK)));
    }
    return List.of(
        lacks == 0
            ? Finding.ok("generation", "does not serve; holds every item of the one that does")
            : Finding.notice(
                "generation",
                "does not serve; being filled, or stopped at it: %s items are still missing"
                    .formatted(lacks),
                Remedy.of("To go on: %s", new Step.Reembed(catalog.space().id()))));
  }

  /** How many items of the serving generation are not in this one. */
  private long lacks(Serving opening) {
    try (Catalog serves = opening.open()) {
      long[] missing = {0};
      serves.forEachItem(
          PAGE,
          items -> {
            List<ItemId> ids = items.stream().map(it -> it.item().id()).toList();
            missing[0] += ids.size() - catalog.items(ids).size();
          });
      return missing[0];
    }
  }

  /** Which pipeline is the present one is known only of a space that is set. */
  private List<Finding> pipeline(Counts counts) {
    return embedder
        .present()
        .apply(catalog.space())
        .filter(present -> SpaceIdentity.of(present).equals(catalog.space()))
        .map(present -> List.of(pipeline(counts, present)))
        .orElse(List.of());
  }

  private static Finding pipeline(Counts counts, Space present) {
    long stale = counts.items() - counts.byPipeline().getOrDefault(present.pipeline(), 0L);
    return stale == 0
        ? Finding.ok("pipeline", "all items were made by the present one")
        : Finding.notice(
            "pipeline",
            "%s items were made by another pipeline than the present one; they stay searchable"
                .formatted(stale),
            Remedy.of("To make them anew: %s", Named.REEMBED_STALE));
  }

  private List<Finding> failures() {
    int failed = catalog.quarantined().size();
    return List.of(
        failed == 0
            ? Finding.ok("failures", "none")
            : Finding.notice(
                "failures",
                "%s inputs could not be taken in".formatted(failed),
                Remedy.of("%s lists them; %s tries again.", Named.STATS, Named.RETRY_FAILED)));
  }
}
