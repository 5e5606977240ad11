package dev.onespace.store.lucene;

import dev.onespace.index.WordIndex.Term;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A text as a query for passages that share terms with it. Of a long text (a page read by OCR) only
 * the rarest terms are asked: they decide the order, and the query stays fast.
 */
final class WordQuery {
  private WordQuery() {}

  /**
   * The query.
   *
   * @param terms distinct terms
   * @param most how many terms at most
   */
  static Query of(List<Term> terms, int most) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Term term : rarest(terms, most)) {
      query.add(
          new TermQuery(new org.apache.lucene.index.Term(PassageDocument.WORDS, term.text())),
          Occur.SHOULD);
    }
    return query.build();
  }

  private static List<Term> rarest(List<Term> terms, int most) {
    return terms.stream()
        .sorted(Comparator.comparingDouble(Term::idf).reversed().thenComparing(Term::text))
        .limit(most)
        .toList();
  }
}
