package dev.onespace.index;

import dev.onespace.filter.Filter;
import dev.onespace.item.ItemId;
import java.util.Collection;
import java.util.List;

/**
 * Finds passages by their words: BM25 (Robertson and Zaragoza 2009) over the distinct terms of a
 * text, with k1 1.2 and b 0.75, without the constant factor {@code k1 + 1}. Derived from the
 * catalog. Thread-safe.
 */
public interface WordIndex {

  /**
   * The passages that share words with a text, best first.
   *
   * @param words any text; analysed as the passages were
   * @param filter which items count
   * @param k how many at most
   */
  List<PassageScore> matching(String words, Filter filter, int k);

  /**
   * The same scores, but only and completely for the passages of these items; passages that share
   * no word are left out.
   */
  List<PassageScore> score(String words, Collection<ItemId> items);

  /**
   * The words of a text as this index sees them, each occurrence with its weight (inverse document
   * frequency), in order. Words that are not indexed (stop words) are left out.
   */
  List<Term> terms(String words);

  /**
   * An occurrence of a word in a text.
   *
   * @param text the word as indexed
   * @param start index of its first UTF-16 unit
   * @param end index after it
   * @param idf {@code ln(1 + (N - n + 0.5) / (n + 0.5))} over the passages with words
   */
  record Term(String text, int start, int end, double idf) {}

  /**
   * An occurrence of a word in a text, unweighted.
   *
   * @param text the word as indexed
   * @param start index of its first UTF-16 unit
   * @param end index after it
   */
  record Token(String text, int start, int end) {}
}
