package dev.onespace.search;

import dev.onespace.calibrate.Probe;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.search.Match.Evidence;
import dev.onespace.search.Scored.ScoredPassage;
import dev.onespace.store.Catalog;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.PassageScore;
import dev.onespace.store.WordIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores items completely: every passage in every channel, whichever leg found it. An item's score
 * is the sum over the channels of its best passage's surprise there, and of its best BM25.
 */
final class Scoring {
  /** Words that OCR read are names, codes and captions: their being shared counts in full. */
  private static final double READ = 1.0;

  /** Words that were said have been misheard at times. */
  private static final double SAID = 0.4;

  /** Between texts the vector has seen most of what BM25 sees. */
  private static final double WRITTEN = 0.25;

  private final Catalog catalog;
  private final WordIndex index;

  Scoring(Catalog catalog, WordIndex index) {
    this.catalog = catalog;
    this.index = index;
  }

  List<Scored> score(Asked asked, Collection<ItemId> ids) {
    Map<ItemId, StoredItem> items = catalog.items(ids);
    Map<ItemId, List<Passage>> passages = catalog.passages(items.keySet());
    Map<PassageRef, Double> shared = sharedWords(asked, items.keySet());
    List<Scored> scored = new ArrayList<>();
    items.forEach(
        (id, stored) ->
            scored.add(score(asked, stored, passages.getOrDefault(id, List.of()), shared)));
    return scored;
  }

  private Map<PassageRef, Double> sharedWords(Asked asked, Collection<ItemId> ids) {
    Map<PassageRef, Double> shared = new HashMap<>();
    if (!asked.words().isBlank()) {
      for (PassageScore score : index.score(asked.words(), ids)) {
        shared.put(score.passage(), score.score());
      }
    }
    return shared;
  }

  private static Scored score(
      Asked asked, StoredItem stored, List<Passage> passages, Map<PassageRef, Double> shared) {
    List<ScoredPassage> matched = new ArrayList<>();
    Map<Object, Double> best = new HashMap<>();
    for (Passage passage : passages) {
      List<Evidence> evidence = evidence(asked, stored.item(), passage, shared);
      if (!evidence.isEmpty()) {
        matched.add(new ScoredPassage(passage, evidence));
        evidence.forEach(it -> best.merge(kind(it), it.score(), Math::max));
      }
    }
    matched.sort(Comparator.comparingDouble(ScoredPassage::score).reversed());
    double score = best.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Scored(stored, score, List.copyOf(matched), Optional.empty());
  }

  private static List<Evidence> evidence(
      Asked asked, Item item, Passage passage, Map<PassageRef, Double> shared) {
    Map<Object, Evidence> best = new HashMap<>();
    for (Probe probe : asked.probes()) {
      if (probe.channel().to() == passage.facet()) {
        keep(best, byVector(probe, item.type(), passage));
      }
    }
    Double bm25 = shared.get(new PassageRef(item.id(), passage.ordinal()));
    if (bm25 != null) {
      double score = wordsWeight(asked.type(), item.type()) * bm25;
      keep(best, new Evidence(Leg.WORDS, Facet.WORDS, Facet.WORDS, bm25, score));
    }
    return best.values().stream()
        .sorted(Comparator.comparingDouble(Evidence::score).reversed())
        .toList();
  }

  private static double wordsWeight(ItemType from, ItemType to) {
    if (from == ItemType.IMAGE || to == ItemType.IMAGE) {
      return READ;
    }
    return from == ItemType.AUDIO || to == ItemType.AUDIO ? SAID : WRITTEN;
  }

  private static Evidence byVector(Probe probe, ItemType type, Passage passage) {
    double cosine = probe.cosine(passage.vector());
    double score = probe.surprise(type, passage.vector());
    return new Evidence(Leg.VECTOR, probe.channel().from(), probe.channel().to(), cosine, score);
  }

  private static void keep(Map<Object, Evidence> best, Evidence evidence) {
    if (evidence.score() > 0) {
      best.merge(kind(evidence), evidence, (a, b) -> a.score() >= b.score() ? a : b);
    }
  }

  private static Object kind(Evidence evidence) {
    return List.of(evidence.leg(), evidence.from(), evidence.to());
  }
}
