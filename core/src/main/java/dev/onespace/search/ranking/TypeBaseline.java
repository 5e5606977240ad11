package dev.onespace.search.ranking;

/**
 * What is taken off an item's score, as other types share its list: a share of the tenth best score
 * of its type.
 *
 * @param share which share; less where a type has fewer than {@value #RANK} items in the list
 * @param rank the rank of the score it is a share of: {@value #RANK}, or that of the last one
 * @param score that score, in nats
 */
public record TypeBaseline(double share, int rank, double score) {
  /** The rank of the score that is meant, where there are so many. */
  public static final int RANK = 10;

  /** Nothing is taken off. */
  public static final TypeBaseline NONE = new TypeBaseline(0, 0, 0);

  /** What is taken off, in nats. */
  public double nats() {
    return share * score;
  }
}
