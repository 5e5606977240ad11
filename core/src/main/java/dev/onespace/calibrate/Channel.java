package dev.onespace.calibrate;

import dev.onespace.item.Facet;
import java.util.Arrays;
import java.util.List;

/**
 * A pair of facets that may be compared: the query's and the passage's. Facets are never mixed raw:
 * each channel has its own cohort, and only what is unusual in its channel counts.
 */
public enum Channel {
  WORDS_TO_WORDS(Facet.WORDS, Facet.WORDS, FusionWeight.WORDS_TO_WORDS, new Normal(0.11, 0.07)),
  WORDS_TO_SIGHT(Facet.WORDS, Facet.SIGHT, FusionWeight.WORDS_TO_SIGHT, new Normal(0.10, 0.085)),
  SIGHT_TO_WORDS(Facet.SIGHT, Facet.WORDS, FusionWeight.SIGHT_TO_WORDS, new Normal(0.05, 0.055)),
  SIGHT_TO_SIGHT(Facet.SIGHT, Facet.SIGHT, FusionWeight.SIGHT_TO_SIGHT, new Normal(0.42, 0.26)),
  LOOK_TO_LOOK(Facet.LOOK, Facet.LOOK, FusionWeight.LOOK_TO_LOOK, new Normal(0.17, 0.20)),
  NATIVE_TO_NATIVE(
      Facet.NATIVE, Facet.NATIVE, FusionWeight.NATIVE_TO_NATIVE, new Normal(0.45, 0.04));

  /**
   * Cosines of unrelated words as the encoder gives them. Measured: 200 questions against 500
   * passages each, less what passages have in common.
   */
  static final Normal UNRELATED_WORDS = new Normal(0.36, 0.055);

  private static final double LEAST_OF_MANY = 0.5;
  private static final double LEAST_OF_ONE = 0.02;

  private final Facet from;
  private final Facet to;
  private final FusionWeight weight;
  private final Normal prior;

  Channel(Facet from, Facet to, FusionWeight weight, Normal prior) {
    this.from = from;
    this.to = to;
    this.weight = weight;
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
  double weight(FusionWeights weights) {
    return weights.of(weight);
  }

  /**
   * Which share of a passage's mean cosine to the collection is taken off its cosine to the query:
   * passages that resemble everything (hubs) say little.
   */
  double commonness(FusionWeights weights) {
    return switch (this) {
      case WORDS_TO_WORDS, NATIVE_TO_NATIVE -> weights.of(FusionWeight.COMMON_WORDS);
      case SIGHT_TO_WORDS -> weights.of(FusionWeight.COMMON_SIGHT);
      case WORDS_TO_SIGHT, SIGHT_TO_SIGHT, LOOK_TO_LOOK -> 0;
    };
  }

  /** What cosines look like where the collection is too small to tell. */
  Normal prior() {
    return prior;
  }

  /**
   * Which share of the prior's deviation a cohort has at least. An item may have any number of
   * passages of words, and they may be all but the same; of sight and look it has one each.
   */
  double least() {
    return to.isManyOfOneItem() ? LEAST_OF_MANY : LEAST_OF_ONE;
  }

  /**
   * The cosine that a reading has for the rule of strength, which was fitted on words: as it is,
   * but for native vectors the cosine of words that would be as unusual. How high the cosines of
   * unrelated things are is a habit of each native model (0.5 is not rare), and would make
   * everything strong or nothing.
   *
   * @param similarity the raw cosine
   * @param deviations how many deviations above the mean of its cohort it lies
   */
  double asOfWords(Similarity similarity, double deviations) {
    return switch (this) {
      case NATIVE_TO_NATIVE ->
          Math.clamp(UNRELATED_WORDS.mean() + UNRELATED_WORDS.deviation() * deviations, -1, 1);
      case WORDS_TO_WORDS, WORDS_TO_SIGHT, SIGHT_TO_WORDS, SIGHT_TO_SIGHT, LOOK_TO_LOOK ->
          similarity.cosine();
    };
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
