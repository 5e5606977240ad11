package dev.onespace.store.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/** The nearest documents found by looking at every one that matches. */
final class ExactNearest {
  private static final Comparator<ScoreDoc> WORST_FIRST =
      Comparator.<ScoreDoc>comparingDouble(hit -> hit.score)
          .thenComparing(hit -> hit.doc, Comparator.reverseOrder());

  private ExactNearest() {}

  /** The best {@code k} of the documents that match, in no particular order. */
  static List<ScoreDoc> find(
      IndexSearcher searcher, String field, float[] vector, Query filter, int k)
      throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    PriorityQueue<ScoreDoc> best = new PriorityQueue<>(WORST_FIRST);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
      Scorer matching = weight.scorer(leaf);
      VectorScorer scores = values == null ? null : values.scorer(vector);
      if (matching != null && scores != null) {
        collect(leaf, matching, scores, best, k);
      }
    }
    return List.copyOf(best);
  }

  private static void collect(
      LeafReaderContext leaf,
      Scorer matching,
      VectorScorer scores,
      PriorityQueue<ScoreDoc> best,
      int k)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    DocIdSetIterator both =
        ConjunctionUtils.intersectIterators(List.of(scores.iterator(), matching.iterator()));
    for (int doc = both.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = both.nextDoc()) {
      if (live == null || live.get(doc)) {
        best.add(new ScoreDoc(leaf.docBase + doc, scores.score()));
        if (best.size() > k) {
          best.poll();
        }
      }
    }
  }
}
