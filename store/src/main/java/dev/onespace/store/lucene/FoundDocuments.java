package dev.onespace.store.lucene;

import dev.onespace.index.PassageScore;
import dev.onespace.item.PassageRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;

/** Documents that a search found, as passages. */
final class FoundDocuments {
  private static final Comparator<PassageScore> BEST_FIRST =
      Comparator.comparingDouble(PassageScore::score)
          .reversed()
          .thenComparing(found -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  private FoundDocuments() {}

  /** The best passages, best first; of equal ones those of the first item. */
  static List<PassageScore> best(
      IndexReader reader, List<ScoreDoc> found, DoubleUnaryOperator score, int k)
      throws IOException {
    List<PassageScore> passages = new ArrayList<>(found.size());
    List<ScoreDoc> inOrder =
        found.stream().sorted(Comparator.comparingInt((ScoreDoc hit) -> hit.doc)).toList();
    int at = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      PassageNames names = new PassageNames(leaf.reader());
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; at < inOrder.size() && inOrder.get(at).doc < end; at++) {
        ScoreDoc hit = inOrder.get(at);
        passages.add(
            new PassageScore(names.of(hit.doc - leaf.docBase), score.applyAsDouble(hit.score)));
      }
    }
    passages.sort(BEST_FIRST);
    return List.copyOf(passages.subList(0, Math.min(k, passages.size())));
  }

  /** Names the passages of all documents that are not deleted. */
  static void all(IndexReader reader, Consumer<PassageRef> each) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      PassageNames names = new PassageNames(leaf.reader());
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          each.accept(names.of(doc));
        }
      }
    }
  }

  /** Lucene's score of a unit vector is {@code (1 + cosine) / 2}. */
  static double cosine(double score) {
    return Math.clamp(2 * score - 1, -1, 1);
  }

  static double asIs(double score) {
    return score;
  }
}
