package dev.onespace.store.lucene;

import dev.onespace.store.WordIndex.Term;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
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
   * @param terms what the text says, as the index sees it
   * @param most how many terms at most
   */
  static Query of(AnalyzedWords terms, int most) {
    Set<String> asked = rarest(terms.distinct(), most);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Term term : terms.distinct()) {
      if (asked.contains(term.text())) {
        Query one =
            new TermQuery(new org.apache.lucene.index.Term(PassageDocument.WORDS, term.text()));
        query.add(new BoostQuery(one, (float) terms.boost(term)), Occur.SHOULD);
      }
    }
    return query.build();
  }

  private static Set<String> rarest(List<Term> terms, int most) {
    if (terms.size() <= most) {
      return terms.stream().map(Term::text).collect(Collectors.toCollection(HashSet::new));
    }
    return terms.stream()
        .sorted(Comparator.comparingDouble(Term::idf).reversed().thenComparing(Term::text))
        .limit(most)
        .map(Term::text)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
