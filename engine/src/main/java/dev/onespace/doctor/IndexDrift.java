package dev.onespace.doctor;

import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sql.NamedPassage;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether an index holds what the catalog holds: the same passages, all of them; and whether a
 * sample of them is found under their own vectors and words.
 */
record IndexDrift(
    SqliteCatalog catalog, LuceneIndex index, boolean atRest, boolean full, boolean readable)
    implements Examination {
  private static final String WHAT = "index";
  private static final int SAMPLE = 100;
  private static final int NEAR = 10;
  private static final int FAR = 1_000;

  /** Cosines of a vector with itself in float32 are this near to 1. */
  private static final double SAME = 0.9999;

  @Override
  public List<Finding> examine() {
    long wanted = catalog.sequence();
    Optional<Long> seen = index.sequence();
    boolean current = seen.isPresent() ? seen.get() == wanted : wanted == 0;
    if (!current) {
      return List.of(behind(seen, wanted));
    }
    if (!atRest) {
      return List.of(
          Finding.notice(
              WHAT,
              "follows the catalog; a writer is at work, so they are not compared further",
              Remedy.of("Run %s again when it has ended.", Named.DOCTOR)));
    }
    List<String> different =
        PassageBalance.different(index::forEachPassage, catalog.upkeep()::forEachPassage);
    if (!different.isEmpty()) {
      return List.of(
          Finding.problem(
              WHAT,
              "holds other passages than the catalog of: " + Examination.some(different),
              MEND));
    }
    return List.of(
        readable
            ? sampled()
            : Finding.ok(WHAT, "holds all %s passages".formatted(index.passages())));
  }

  private Finding behind(Optional<Long> seen, long wanted) {
    String detail =
        seen.isEmpty() && wanted > 0
            ? "missing"
            : "has followed the catalog up to change %s of %s".formatted(seen.orElse(0L), wanted);
    return atRest || seen.isEmpty()
        ? Finding.problem(WHAT, detail, MEND)
        : Finding.notice(WHAT, detail + "; a writer is at work", "It goes on by itself.");
  }

  private Finding sampled() {
    List<NamedPassage> sample = sample();
    List<String> lost = new ArrayList<>();
    for (NamedPassage each : sample) {
      if (!isFoundByVector(each) || !isFoundByWords(each)) {
        lost.add(each.item() + "/" + each.passage().ordinal());
      }
    }
    return lost.isEmpty()
        ? Finding.ok(
            WHAT,
            "holds all %s passages; %s drawn at random are found by vector and words"
                .formatted(index.passages(), sample.size()))
        : Finding.problem(
            WHAT,
            "%s of %s sampled passages are not found by their own vector and words: %s"
                .formatted(lost.size(), sample.size(), Examination.some(lost)),
            MEND);
  }

  private List<NamedPassage> sample() {
    int kinds = Modality.values().length * Facet.values().length;
    int each = full ? FAR : Math.max(1, 2 * SAMPLE / kinds);
    List<NamedPassage> sample = new ArrayList<>();
    for (Modality type : Modality.values()) {
      for (Facet facet : Facet.values()) {
        long start = ThreadLocalRandom.current().nextLong();
        sample.addAll(catalog.upkeep().sample(type, facet, start, each));
      }
    }
    return sample;
  }

  private boolean isFoundByVector(NamedPassage each) {
    return isAmong(each, NEAR) || isAmong(each, FAR);
  }

  private boolean isAmong(NamedPassage each, int k) {
    List<PassageScore> found =
        index.nearest(each.passage().vector(), each.passage().facet(), Filter.ALL, k);
    return found.stream().anyMatch(hit -> hit.passage().equals(each.ref()) && hit.score() > SAME)
        // so many passages with the same vector that this one is beyond the list
        || (found.size() == k && found.getLast().score() > SAME);
  }

  private boolean isFoundByWords(NamedPassage each) {
    String words = each.passage().words();
    return index.terms(words).isEmpty()
        || index.score(words, List.of(each.item())).stream()
            .anyMatch(hit -> hit.passage().equals(each.ref()));
  }
}
