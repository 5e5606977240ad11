package dev.onespace.store.lucene;

import dev.onespace.catalog.PassageVector;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.PassageScore;
import dev.onespace.index.WordIndex.Term;
import dev.onespace.index.WordIndex.Token;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.store.words.WordsAnalyzer;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** The searches of an index, on one commit of it. Thread-safe. */
final class Searches {
  private final SearchLimits limits;
  private final WordsAnalyzer analyzer = new WordsAnalyzer();

  Searches(SearchLimits limits) {
    this.limits = limits;
  }

  List<PassageScore> nearest(
      IndexSearcher searcher, float[] vector, Facet facet, Filter filter, int k)
      throws IOException {
    String field = PassageDocument.vectors(facet);
    if (k < 1) {
      return List.of();
    }
    Query among = FilterQuery.of(filter);
    List<ScoreDoc> found = approximate(searcher, field, vector, among, k);
    if (found.size() < k && found.size() < count(searcher, field, among)) {
      found = ExactNearest.find(searcher, field, vector, among, k);
    }
    return FoundDocuments.best(searcher.getIndexReader(), found, FoundDocuments::cosine, k);
  }

  private List<ScoreDoc> approximate(
      IndexSearcher searcher, String field, float[] vector, Query among, int k) throws IOException {
    int candidates = Math.max(k, limits.candidates());
    Query filter = among instanceof MatchAllDocsQuery ? null : among;
    Query query = new KnnFloatVectorQuery(field, vector, candidates, filter);
    return List.of(searcher.search(query, candidates).scoreDocs);
  }

  private static int count(IndexSearcher searcher, String field, Query among) throws IOException {
    return searcher.count(
        new BooleanQuery.Builder()
            .add(new FieldExistsQuery(field), Occur.FILTER)
            .add(among, Occur.FILTER)
            .build());
  }

  List<PassageScore> matching(IndexSearcher searcher, String words, Filter filter, int k)
      throws IOException {
    return words(searcher, words, FilterQuery.of(filter), k);
  }

  List<PassageScore> score(IndexSearcher searcher, String words, Collection<ItemId> items)
      throws IOException {
    Query these =
        new TermInSetQuery(
            PassageDocument.ITEM, items.stream().map(id -> new BytesRef(id.value())).toList());
    return words(searcher, words, these, searcher.count(these));
  }

  private List<PassageScore> words(IndexSearcher searcher, String words, Query among, int k)
      throws IOException {
    List<Term> known =
        AnalyzedWords.of(words, analyzer, searcher.getIndexReader())
            .known(searcher.getIndexReader());
    if (k < 1 || known.isEmpty()) {
      return List.of();
    }
    Query query =
        new BooleanQuery.Builder()
            .add(WordQuery.of(known, limits.terms()), Occur.MUST)
            .add(among, Occur.FILTER)
            .build();
    List<ScoreDoc> found = List.of(searcher.search(query, k).scoreDocs);
    return FoundDocuments.best(searcher.getIndexReader(), found, FoundDocuments::asIs, k);
  }

  List<ExactMatch> carrying(
      IndexSearcher searcher, Collection<ExactTerm> terms, Filter filter, int k)
      throws IOException {
    return k < 1
        ? List.of()
        : new ExactTermLookup(searcher, terms, analyzer, FilterQuery.of(filter)).best(k);
  }

  List<ItemId> items(IndexSearcher searcher, Filter filter, int k) throws IOException {
    return ItemList.first(searcher, FilterQuery.of(filter), k);
  }

  List<PassageVector> vectors(IndexSearcher searcher, Collection<ItemId> items) throws IOException {
    return VectorsOf.items(searcher.getIndexReader(), items);
  }

  List<Term> terms(IndexSearcher searcher, String words) throws IOException {
    return AnalyzedWords.of(words, analyzer, searcher.getIndexReader()).all();
  }

  List<Token> tokens(String words) {
    return analyzer.unweighted(words);
  }
}
