package dev.onespace.item;

import java.util.Locale;

/** What of a content a vector stands for. */
public enum Facet {
  /** The model saw or heard the content itself. */
  NATIVE,
  /** Its words: the text, what OCR read, what was said. */
  WORDS,
  /** What is seen in a picture, put into the text space. */
  SIGHT,
  /** How a picture looks. Compared only with other {@code LOOK} vectors. */
  LOOK,
  /**
   * Words that the encoder's vocabulary has mostly no tokens for. Whatever they say, their vectors
   * are all but the same, so none is ever compared: such a passage is found by its words alone.
   */
  UNKNOWN;

  /** The name used in JSON: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an item may have many passages of it: all but what is seen of a picture as a whole. */
  public boolean isManyOfOneItem() {
    return this != SIGHT && this != LOOK;
  }

  /** Whether a query vector of this facet may be compared with a passage vector of the other. */
  public boolean comparesWith(Facet passage) {
    return this != UNKNOWN && passage != UNKNOWN && (this == LOOK) == (passage == LOOK);
  }
}
