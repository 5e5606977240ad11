package dev.onespace.search;

import dev.onespace.item.Facet;
import dev.onespace.item.PassageRef;
import java.util.List;

/**
 * A passage that answers a query.
 *
 * @param passage which
 * @param facet what its vector stands for
 * @param score how unusual, in nats: the sum of its evidence
 * @param evidence what spoke for it, strongest first
 * @param preview what it shows
 */
public record Match(
    PassageRef passage, Facet facet, double score, List<Evidence> evidence, Preview preview) {
  public Match {
    evidence = List.copyOf(evidence);
  }

  /**
   * Something that speaks for a passage.
   *
   * @param leg how it was found
   * @param from the query's facet
   * @param to the passage's facet
   * @param raw the score before calibration: a cosine, or BM25
   * @param score after calibration
   */
  public record Evidence(Leg leg, Facet from, Facet to, double raw, double score) {}
}
