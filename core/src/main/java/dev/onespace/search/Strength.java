package dev.onespace.search;

import java.util.Locale;

/**
 * How unusual a score is against a background sample of the collection; comparable across
 * modalities.
 */
public enum Strength {
  STRONG,
  FAIR,
  WEAK;

  private static final double STRONG_FROM = 12;
  private static final double FAIR_FROM = 6;

  /** The strength of a hit with this score. */
  static Strength of(double score) {
    if (score >= STRONG_FROM) {
      return STRONG;
    }
    return score >= FAIR_FROM ? FAIR : WEAK;
  }

  /** The name used in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
