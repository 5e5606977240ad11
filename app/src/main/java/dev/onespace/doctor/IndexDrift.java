package dev.onespace.doctor;

import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.PassageRef;
import dev.onespace.store.PassageScore;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sql.NamedPassage;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether an index holds what the catalog holds: the same passages, all of them; and whether a
 * sample of them is found under their own vectors and words.
 */
record IndexDrift(SqliteCatalog catalog, LuceneIndex index, boolean atRest, boolean full)
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
              "Run onespace doctor again when it has ended."));
    }
    List<String> different = different();
    if (!different.isEmpty()) {
      return List.of(
          Finding.problem(
              WHAT,
              "holds other passages than the catalog of: " + Examination.some(different),
              MEND));
    }
    return List.of(sampled());
  }

  private Finding behind(Optional<Long> seen, long wanted) {
    String detail =
        seen.isEmpty() && wanted > 0
            ? "missing"
            : "has followed the catalog up to change %d of %d".formatted(seen.orElse(0L), wanted);
    return atRest || seen.isEmpty()
        ? Finding.problem(WHAT, detail, MEND)
        : Finding.notice(WHAT, detail + "; a writer is at work", "It goes on by itself.");
  }

  /** The items of which one holds other passages than the other, in order. */
  private List<String> different() {
    Map<ItemId, Long> balance = new HashMap<>();
    index.forEachPassage(ref -> add(balance, ref, 1));
    catalog.upkeep().forEachPassage(ref -> add(balance, ref, -1));
    return balance.keySet().stream().sorted(Comparator.naturalOrder()).map(ItemId::value).toList();
  }

  /** Passages of an item that are on both sides add up to nothing, and the item is left out. */
  private static void add(Map<ItemId, Long> balance, PassageRef ref, long sign) {
    balance.merge(
        ref.item(), sign * mixed(ref.ordinal()), (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
  }

  /** A number that looks random, so that sums of several tell which they are (SplitMix64). */
  private static long mixed(int ordinal) {
    long z = (ordinal + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
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
            "holds all %d passages; %d drawn at random are found by vector and words"
                .formatted(index.passages(), sample.size()))
        : Finding.problem(
            WHAT,
            "%d of %d sampled passages are not found by their own vector and words: %s"
                .formatted(lost.size(), sample.size(), Examination.some(lost)),
            MEND);
  }

  private List<NamedPassage> sample() {
    int kinds = ItemType.values().length * Facet.values().length;
    int each = full ? FAR : Math.max(1, 2 * SAMPLE / kinds);
    List<NamedPassage> sample = new ArrayList<>();
    for (ItemType type : ItemType.values()) {
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
