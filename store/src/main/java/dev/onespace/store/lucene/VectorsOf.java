package dev.onespace.store.lucene;

import dev.onespace.catalog.PassageVector;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The vectors of given items, straight from where the segments keep them. */
final class VectorsOf {
  private static final Comparator<PassageVector> BY_PASSAGE =
      Comparator.comparing((PassageVector found) -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  private VectorsOf() {}

  /** A document of a segment, the passage it is, and of which modality. */
  private record Located(int doc, PassageRef passage, Modality modality) {}

  static List<PassageVector> items(IndexReader reader, Collection<ItemId> items)
      throws IOException {
    // In the order of the terms, so that each is found near the one before.
    List<BytesRef> ids =
        items.stream().distinct().map(id -> new BytesRef(id.value())).sorted().toList();
    List<PassageVector> found = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      List<Located> documents = documents(leaf.reader(), ids);
      for (Facet facet : Facet.values()) {
        add(found, leaf.reader(), facet, documents);
      }
    }
    found.sort(BY_PASSAGE);
    return found;
  }

  private static List<Located> documents(LeafReader leaf, List<BytesRef> ids) throws IOException {
    List<Integer> documents = new ArrayList<>();
    Terms terms = leaf.terms(PassageDocument.ITEM);
    if (terms != null) {
      TermsEnum at = terms.iterator();
      PostingsEnum postings = null;
      for (BytesRef id : ids) {
        if (at.seekExact(id)) {
          postings = at.postings(postings, PostingsEnum.NONE);
          addLive(documents, postings, leaf.getLiveDocs());
        }
      }
    }
    documents.sort(Comparator.naturalOrder());
    return located(leaf, documents);
  }

  private static void addLive(List<Integer> documents, PostingsEnum postings, @Nullable Bits live)
      throws IOException {
    for (int doc = postings.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc = postings.nextDoc()) {
      if (live == null || live.get(doc)) {
        documents.add(doc);
      }
    }
  }

  private static List<Located> located(LeafReader leaf, List<Integer> documents)
      throws IOException {
    PassageNames names = new PassageNames(leaf);
    List<Located> located = new ArrayList<>(documents.size());
    for (int doc : documents) {
      located.add(new Located(doc, names.of(doc), names.modality(doc)));
    }
    return located;
  }

  private static void add(
      List<PassageVector> found, LeafReader leaf, Facet facet, List<Located> documents)
      throws IOException {
    FloatVectorValues values = leaf.getFloatVectorValues(PassageDocument.vectors(facet));
    if (values == null) {
      return;
    }
    KnnVectorValues.DocIndexIterator at = values.iterator();
    for (Located each : documents) {
      if (at.docID() < each.doc()) {
        at.advance(each.doc());
      }
      if (at.docID() == each.doc()) {
        // Lucene uses the array again.
        found.add(
            new PassageVector(
                each.passage(), each.modality(), facet, values.vectorValue(at.index()).clone()));
      }
    }
  }
}
