package dev.onespace.search.ranking;

import java.util.Locale;

/**
 * How far a hit is to be trusted: comparable across modalities and questions.
 *
 * @param confidence in [0, 1], by a logistic rule; higher is surer. It orders hits, and is not the
 *     share of right ones among hits that have it
 */
public record Strength(double confidence) implements Comparable<Strength> {
  private static final double STRONG = 0.45;
  private static final double FAIR = 0.11;

  /** The logit at which a hit begins to be fair. */
  static final double FAIREST_LOGIT = Math.log(FAIR / (1 - FAIR));

  /** The strength of a logit. */
  public static Strength ofLogit(double logit) {
    return new Strength(1 / (1 + Math.exp(-logit)));
  }

  /** The confidence in a word. */
  public Level level() {
    if (confidence >= STRONG) {
      return Level.STRONG;
    }
    return confidence >= FAIR ? Level.FAIR : Level.WEAK;
  }

  /** Whether it is strong. */
  public boolean isStrong() {
    return level() == Level.STRONG;
  }

  /** Whether it is more than weak. */
  public boolean isRelevant() {
    return level() != Level.WEAK;
  }

  @Override
  public int compareTo(Strength other) {
    return Double.compare(confidence, other.confidence);
  }

  /** The words. */
  public enum Level {
    STRONG,
    FAIR,
    WEAK;

    /** The name used in JSON: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
