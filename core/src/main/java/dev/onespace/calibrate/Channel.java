package dev.onespace.calibrate;

import dev.onespace.item.Facet;
import java.util.Arrays;
import java.util.List;

/**
 * A pair of facets that may be compared: the query's and the passage's. Facets are never mixed raw:
 * each channel has its own background, and only what is unusual in its channel counts.
 *
 * <p>The constants are few and smooth; how they were found, and how little depends on them, is in
 * docs/quality.md.
 */
public enum Channel {
  WORDS_TO_WORDS(Facet.WORDS, Facet.WORDS, 1.0, 0.25, new Normal(0.11, 0.07)),
  WORDS_TO_SIGHT(Facet.WORDS, Facet.SIGHT, 2.5, 0.0, new Normal(0.10, 0.085)),
  SIGHT_TO_WORDS(Facet.SIGHT, Facet.WORDS, 0.7, 0.5, new Normal(0.05, 0.055)),
  SIGHT_TO_SIGHT(Facet.SIGHT, Facet.SIGHT, 1.0, 0.0, new Normal(0.42, 0.26)),
  LOOK_TO_LOOK(Facet.LOOK, Facet.LOOK, 1.5, 0.0, new Normal(0.17, 0.20)),
  NATIVE_TO_NATIVE(Facet.NATIVE, Facet.NATIVE, 1.0, 0.25, new Normal(0.30, 0.10));

  private final Facet from;
  private final Facet to;
  private final double weight;
  private final double commonness;
  private final Normal prior;

  Channel(Facet from, Facet to, double weight, double commonness, Normal prior) {
    this.from = from;
    this.to = to;
    this.weight = weight;
    this.commonness = commonness;
    this.prior = prior;
  }

  /** The query's facet. */
  public Facet from() {
    return from;
  }

  /** The passage's facet. */
  public Facet to() {
    return to;
  }

  /** How much its evidence counts. */
  public double weight() {
    return weight;
  }

  /**
   * Which share of a passage's mean cosine to the collection is taken off its cosine to the query:
   * passages that resemble everything (hubs) say little.
   */
  double commonness() {
    return commonness;
  }

  /** What cosines look like where the collection is too small to tell. */
  Normal prior() {
    return prior;
  }

  /**
   * The channel between two facets.
   *
   * @throws IllegalArgumentException if they are never compared
   */
  public static Channel between(Facet from, Facet to) {
    return from(from).stream()
        .filter(channel -> channel.to == to)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(from + " is never compared with " + to));
  }

  /** The channels a query facet opens. */
  public static List<Channel> from(Facet facet) {
    return Arrays.stream(values()).filter(channel -> channel.from == facet).toList();
  }
}
