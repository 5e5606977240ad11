package dev.onespace.calibrate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A constant of the fusion: how much which evidence counts. There are few, they are smooth, and how
 * each was found, and how little depends on it, is in docs/quality.md.
 */
public enum FusionWeight {
  /** The weight of a question's words against words. */
  WORDS_TO_WORDS(1.0),
  /** The weight of a question's words against what is seen in a picture. */
  WORDS_TO_SIGHT(2.5),
  /** The weight of what is seen in a question against words. */
  SIGHT_TO_WORDS(0.7),
  /** The weight of what is seen against what is seen. */
  SIGHT_TO_SIGHT(1.0),
  /** The weight of looks against looks. */
  LOOK_TO_LOOK(1.5),
  /** The weight of vectors that a model made of the content itself. */
  NATIVE_TO_NATIVE(1.0),
  /** Which share of the mean of a space is taken off where words are compared with words. */
  CENTRED(0.0),
  /** Which share of what words have in common is taken off a cosine of words. */
  COMMON_WORDS(0.25),
  /** Which share of what sights have in common is taken off a cosine of sight and words. */
  COMMON_SIGHT(1.0),
  /** How much of a question's words is encoded as a query, the rest as a document. */
  AS_QUERY(0.5),
  /** How much a question's words as a picture's caption weigh beside the words themselves. */
  AS_CAPTION(0.5),
  /** How much the texts nearest to a question ask beside it, where only texts are asked for. */
  FEEDBACK(0.5),
  /** BM25 where words were read: they are names, codes and captions. */
  READ(1.55),
  /** BM25 where words were said: they have been misheard at times. */
  SAID(0.85),
  /** BM25 between texts: the vector has seen most of it. */
  WRITTEN(0.25),
  /** A cosine of words that were read, where not a single word is shared. */
  UNSHARED(0.4),
  /** Which share of the tenth best score of a type is taken off in a mixed list. */
  LEVEL(0.7),
  /** How much what a strong hit leads to is worth of the hit, in a mixed list. */
  RELATED(0.7),
  /** How much the logit of strength counts for the place in a mixed list. */
  TRUST(2.0);

  private final double usual;

  FusionWeight(double usual) {
    this.usual = usual;
  }

  /** The value that is used. */
  public double usual() {
    return usual;
  }

  /** Its name on the command line: {@code words-to-sight}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The knob of this name. */
  public static Optional<FusionWeight> named(String key) {
    return Arrays.stream(values()).filter(knob -> knob.key().equals(key)).findFirst();
  }
}
