package dev.onespace.store.lucene;

import dev.onespace.item.ItemId;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.LongBitSet;

/** The items whose passages match a filter. */
final class ItemList {
  private ItemList() {}

  /** The first of them by id. */
  static List<ItemId> first(IndexSearcher searcher, Query filter, int k) throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    TreeSet<ItemId> first = new TreeSet<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer matching = weight.scorer(leaf);
      SortedDocValues items = leaf.reader().getSortedDocValues(PassageDocument.ITEM);
      if (matching != null && items != null) {
        add(first, matching(leaf, matching.iterator(), items), items, k);
      }
    }
    return List.copyOf(first);
  }

  private static LongBitSet matching(
      LeafReaderContext leaf, DocIdSetIterator documents, SortedDocValues items)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    LongBitSet ords = new LongBitSet(items.getValueCount());
    int doc = documents.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS) {
      if ((live == null || live.get(doc)) && items.advanceExact(doc)) {
        ords.set(items.ordValue());
      }
      doc = documents.nextDoc();
    }
    return ords;
  }

  // All of them are looked at: their order as bytes is not that of ids beyond the basic plane.
  private static void add(TreeSet<ItemId> first, LongBitSet ords, SortedDocValues items, int k)
      throws IOException {
    for (long ord = next(ords, 0); ord >= 0; ord = next(ords, ord + 1)) {
      first.add(new ItemId(items.lookupOrd((int) ord).utf8ToString()));
      if (first.size() > k) {
        first.removeLast();
      }
    }
  }

  private static long next(LongBitSet ords, long from) {
    return from < ords.length() ? ords.nextSetBit(from) : -1;
  }
}
