package dev.onespace.search.answer;

import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.search.scoring.Evidence;
import java.util.List;

/**
 * A passage that answers a query.
 *
 * @param passage which
 * @param modality whether it is written words, a picture or a sound
 * @param facet what its vector stands for
 * @param reasons what spoke for it, strongest first
 * @param preview what it shows
 */
public record Match(
    PassageRef passage, Modality modality, Facet facet, List<Reason> reasons, Preview preview) {
  public Match {
    reasons = List.copyOf(reasons);
  }

  /**
   * What spoke for a passage.
   *
   * @param part which part of the question, from 0
   * @param evidence what it found
   */
  public record Reason(int part, Evidence evidence) {}
}
