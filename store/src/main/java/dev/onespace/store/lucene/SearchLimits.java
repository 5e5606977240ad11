package dev.onespace.store.lucene;

import dev.onespace.store.words.Bm25;

/**
 * How much work a search may do.
 *
 * @param candidates how many nodes of the graph are kept while searching it, at least; more finds
 *     more and takes longer (in the HNSW paper: ef)
 * @param terms how many distinct terms of a query are asked at most, the rarest first
 * @param alwaysRead up to how many bytes an index is compared with its checksums whenever it is
 *     opened; a larger one where its files changed since they were written
 */
public record SearchLimits(int candidates, int terms, long alwaysRead) {
  /** Lucene's limit of clauses in a query, with room for the filter. */
  private static final int MOST_TERMS = 500;

  /** 100 candidates, 64 terms, 64 MB. */
  public static final SearchLimits USUAL = new SearchLimits(100, Bm25.MOST_TERMS, 64L << 20);

  public SearchLimits {
    if (candidates < 1) {
      throw new IllegalArgumentException("candidates is " + candidates + ", below 1");
    }
    if (terms < 1 || terms > MOST_TERMS) {
      throw new IllegalArgumentException("terms is " + terms + ", not between 1 and " + MOST_TERMS);
    }
  }
}
