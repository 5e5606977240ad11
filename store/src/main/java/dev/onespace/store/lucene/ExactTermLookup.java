package dev.onespace.store.lucene;

import dev.onespace.exact.ExactTerm;
import dev.onespace.index.ExactIndex;
import dev.onespace.index.ExactMatch;
import dev.onespace.store.words.WordsAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Finds what carries terms to the letter, a document at a time; keeps only the best. */
final class ExactTermLookup {
  private final IndexSearcher searcher;
  private final List<Sought> sought = new ArrayList<>();
  private final Weight among;

  /** A term that some passage carries. */
  private record Sought(ExactTerm term, Weight documents, double weight) {}

  /** A term within a segment. */
  private record Cursor(Sought sought, DocIdSetIterator documents) {}

  ExactTermLookup(
      IndexSearcher searcher, Collection<ExactTerm> terms, WordsAnalyzer analyzer, Query filter)
      throws IOException {
    this.searcher = searcher;
    this.among = weight(filter);
    for (ExactTerm term : terms.stream().distinct().toList()) {
      Query query = TermQueries.of(term, analyzer);
      int carrying = searcher.count(query);
      if (carrying > 0) {
        int all = searcher.getIndexReader().numDocs();
        sought.add(new Sought(term, weight(query), ExactIndex.weight(all, carrying)));
      }
    }
  }

  private Weight weight(Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  List<ExactMatch> best(int k) throws IOException {
    BestMatches best = new BestMatches(k);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      List<Cursor> cursors = cursors(leaf);
      Scorer matching = cursors.isEmpty() ? null : among.scorer(leaf);
      if (matching != null) {
        collect(leaf, cursors, matching.iterator(), best);
      }
    }
    return best.inOrder();
  }

  private List<Cursor> cursors(LeafReaderContext leaf) throws IOException {
    List<Cursor> cursors = new ArrayList<>();
    for (Sought each : sought) {
      Scorer scorer = each.documents().scorer(leaf);
      if (scorer != null) {
        cursors.add(new Cursor(each, scorer.iterator()));
      }
    }
    return cursors;
  }

  private static void collect(
      LeafReaderContext leaf, List<Cursor> cursors, DocIdSetIterator among, BestMatches best)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    PassageNames names = new PassageNames(leaf.reader());
    int doc = next(cursors, among, 0);
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      if (isLive(live, doc)) {
        double score = score(cursors, doc);
        if (best.mayTake(score)) {
          best.add(new ExactMatch(names.of(doc), carried(cursors, doc), score));
        }
      }
      doc = next(cursors, among, doc + 1);
    }
  }

  private static boolean isLive(@Nullable Bits live, int doc) {
    return live == null || live.get(doc);
  }

  private static double score(List<Cursor> cursors, int doc) {
    double score = 0;
    for (Cursor each : cursors) {
      score += each.documents().docID() == doc ? each.sought().weight() : 0;
    }
    return score;
  }

  private static List<ExactTerm> carried(List<Cursor> cursors, int doc) {
    List<ExactTerm> carried = new ArrayList<>();
    for (Cursor each : cursors) {
      if (each.documents().docID() == doc) {
        carried.add(each.sought().term());
      }
    }
    return carried;
  }

  /** The first document from here on that the filter lets through and that carries a term. */
  private static int next(List<Cursor> cursors, DocIdSetIterator among, int from)
      throws IOException {
    int at = from;
    while (true) {
      int first = DocIdSetIterator.NO_MORE_DOCS;
      for (Cursor each : cursors) {
        first = Math.min(first, to(each.documents(), at));
      }
      at = first == DocIdSetIterator.NO_MORE_DOCS ? first : to(among, first);
      if (at == first) {
        return at;
      }
    }
  }

  private static int to(DocIdSetIterator documents, int target) throws IOException {
    return documents.docID() < target ? documents.advance(target) : documents.docID();
  }
}
