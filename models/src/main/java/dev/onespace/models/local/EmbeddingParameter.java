package dev.onespace.models.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A number that decides what is embedded, or where it lies. How each was found is in
 * docs/quality.md. Others than the usual are for measuring what they do.
 */
public enum EmbeddingParameter {
  /** The power to which probabilities are raised: the classifier is surer than it should be. */
  SIGHT_EXPONENT(0.7),
  /** How much a corner of a picture weighs beside a view of the whole. */
  SIGHT_DETAIL(0.25),
  /** With how many prompts the name of a class is encoded. */
  SIGHT_PROMPTS(1),
  /** How much a class's name with its gloss weighs beside its name alone. */
  SIGHT_GLOSS(0.5),
  /** How many tokens a passage of text has at most. */
  WINDOW(256),
  /** How many tokens neighbouring passages share. */
  OVERLAP(32),
  /** How many tokens a passage of words read in a picture has at most. */
  READ_WINDOW(256),
  /** Lines read in a picture are left out below this share of the middle height of its letters. */
  READ_LEAST(0),
  /** Whether the lines read in a picture are put in the order of their height: 1 if so. */
  READ_BY_HEIGHT(0),
  /** Of lines that are read: those nearer to the border than this share of a side are left out. */
  READ_BORDER(0);

  private final double usual;

  EmbeddingParameter(double usual) {
    this.usual = usual;
  }

  /** The value that is used. */
  public double usual() {
    return usual;
  }

  /** Its name on the command line: {@code sight-exponent}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The choice of this name. */
  public static Optional<EmbeddingParameter> named(String key) {
    return Arrays.stream(values()).filter(choice -> choice.key().equals(key)).findFirst();
  }
}
