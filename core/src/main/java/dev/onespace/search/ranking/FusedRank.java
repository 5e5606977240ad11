package dev.onespace.search.ranking;

import dev.onespace.calibrate.Surprisal;

/**
 * What decides the place of an item in one list: exact matches first, then everything else that
 * speaks for it. No similarity, and not comparable between lists.
 *
 * @param exact how rare the ids, codes and quoted words are that it shares with the question
 * @param score all other evidence in nats, less what speaks against it; in a list of several types
 *     above the level of its type, and with the logit of its strength, so that it may be below 0
 */
public record FusedRank(Surprisal exact, double score) implements Comparable<FusedRank> {

  /** The better is the greater. */
  @Override
  public int compareTo(FusedRank other) {
    int byExact = exact.compareTo(other.exact);
    return byExact != 0 ? byExact : Double.compare(score, other.score);
  }
}
