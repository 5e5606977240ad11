package dev.onespace.index;

import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import java.util.Collection;
import java.util.List;

/**
 * Finds passages by what they carry to the letter. Derived from the catalog, rebuildable at any
 * time. Thread-safe.
 */
public interface ExactIndex {
  /** The weight of a term that every passage carries. */
  double LEAST_WEIGHT = 0.01;

  /**
   * The passages that carry any of these terms, the highest score first, of equal ones that of the
   * first item and ordinal. A code is carried by a passage that has it in its words, and by every
   * passage of an item that is called by it ({@link dev.onespace.exact.ExactTerms}).
   *
   * <p>A phrase is found by the terms of its words: a passage may hold them in other forms, or with
   * other words in the place of stop words, and a phrase of nothing but stop words or signs is not
   * found at all. The caller makes sure with {@link ExactTerm.Phrase#in}.
   *
   * <p>The score is the sum of the weights of the distinct terms that a passage carries; a term has
   * the weight {@code ln(N / n)}, at least {@link #LEAST_WEIGHT}, where N is the number of passages
   * and n that of the passages that carry it, filter or not.
   *
   * @param terms what is asked for
   * @param filter which items count
   * @param k how many at most
   */
  List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k);

  /** The weight of a term that so many passages of all carry. */
  static double weight(long all, long carrying) {
    return Math.max(LEAST_WEIGHT, Math.log((double) all / Math.max(1, carrying)));
  }
}
