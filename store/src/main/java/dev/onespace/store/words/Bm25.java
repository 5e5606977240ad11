package dev.onespace.store.words;

import org.apache.lucene.util.SmallFloat;

/** The numbers of BM25, see {@link dev.onespace.index.WordIndex}. */
public final class Bm25 {
  /** How soon a term that is repeated counts no more. */
  public static final double K1 = 1.2;

  /** How much the length of a passage counts. */
  public static final double B = 0.75;

  /** How many distinct terms of a long text are asked, the rarest first: they decide the order. */
  public static final int MOST_TERMS = 64;

  private Bm25() {}

  /**
   * The weight of a term.
   *
   * @param passages how many passages have words
   * @param with how many of them have the term
   */
  public static double idf(long passages, long with) {
    return Math.log1p((passages - with + 0.5) / (with + 0.5));
  }

  /**
   * The length of a passage as it counts: exact up to 40 terms, above that to within an eighth. So
   * Lucene keeps it, in one byte.
   */
  public static int length(int terms) {
    return SmallFloat.byte4ToInt(SmallFloat.intToByte4(terms));
  }
}
