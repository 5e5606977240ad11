package dev.onespace.search.ranking;

/**
 * What is added to an item's score, as other types share its list: the logit of its being relevant.
 * Surprisals of different types tell less of which is meant than their strengths do, which were
 * fitted to be comparable. Within one type nothing is added.
 *
 * @param weight how much it counts
 * @param logit of all parts of the question together; the higher the surer, mostly below 0
 */
public record TypePreference(double weight, double logit) {
  /** Nothing is added. */
  public static final TypePreference NONE = new TypePreference(0, 0);

  /** What is added, in nats: below 0 for what is more likely not relevant. */
  public double nats() {
    return weight * logit;
  }
}
