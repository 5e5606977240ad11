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

  /** The name used in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
