package dev.onespace.search.legs;

import dev.onespace.catalog.PassageVector;
import dev.onespace.index.IndexReply;
import dev.onespace.index.PassageScore;
import dev.onespace.index.WordIndex.Term;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an index told of candidates, for scoring them completely: the vectors of all their passages,
 * and how far these share the words of a text. Grows with each reply; for one thread.
 */
public final class Details {
  private final Map<ItemId, List<PassageVector>> vectors = new HashMap<>();
  private final Map<String, Map<PassageRef, Double>> shared = new HashMap<>();
  private final Map<String, List<Term>> terms = new HashMap<>();

  /** Adds what a reply tells. */
  public void add(IndexReply reply) {
    vectors.putAll(reply.vectors());
    reply
        .words()
        .forEach(
            (text, told) -> {
              terms.put(text, told.terms());
              Map<PassageRef, Double> scores = shared.computeIfAbsent(text, _ -> new HashMap<>());
              for (PassageScore score : told.scores()) {
                scores.put(score.passage(), score.score());
              }
            });
  }

  /** The vectors of all passages of an item, by ordinal. */
  public List<PassageVector> vectors(ItemId item) {
    return vectors.getOrDefault(item, List.of());
  }

  /** BM25 of the passages that share words with a text; the others are left out. */
  public Map<PassageRef, Double> shared(String text) {
    return shared.getOrDefault(text, Map.of());
  }

  /** The words of a text with their weights. */
  public List<Term> terms(String text) {
    return terms.getOrDefault(text, List.of());
  }
}
