package dev.onespace.store.lucene;

import dev.onespace.catalog.Entry;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerms;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.store.facts.FactTerms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/**
 * What the index holds of a passage, one document each:
 *
 * <ul>
 *   <li>{@code item}: the item's id, as a term and as a value
 *   <li>{@code ordinal}: the passage's place in the item, as a value
 *   <li>{@code modality}: the passage's modality, as a value
 *   <li>{@code facts}: that and the item's metadata as terms, see {@link FactTerms}
 *   <li>{@code vector.FACET}: the vector, one field per facet, so that a search of one facet has a
 *       graph of its own
 *   <li>{@code words}: the passage's words, if it has any
 *   <li>{@code exact}: the codes that the passage carries and those by which its item is called,
 *       see {@link ExactTerms}
 * </ul>
 */
final class PassageDocument {
  static final String ITEM = "item";
  static final String ORDINAL = "ordinal";
  static final String MODALITY = "modality";
  static final String FACTS = "facts";
  static final String WORDS = "words";
  static final String EXACT = "exact";

  /** A term of Lucene's may hold 32,766 bytes. */
  static final FactTerms FACT_TERMS = new FactTerms(8_000);

  private PassageDocument() {}

  /** The field of the vectors of a facet. */
  static String vectors(Facet facet) {
    return "vector." + facet.label();
  }

  /** The term that all passages of an item have. */
  static Term of(ItemId item) {
    return new Term(ITEM, item.value());
  }

  /** The documents of an item's passages. */
  static List<Document> of(Entry entry) {
    Map<Modality, List<BytesRef>> facts = new EnumMap<>(Modality.class);
    entry.modalities().forEach(modality -> facts.put(modality, facts(entry.item(), modality)));
    Set<Code> names = ExactTerms.named(entry.item());
    List<Document> documents = new ArrayList<>(entry.passages().size());
    for (Passage passage : entry.passages()) {
      Document document =
          document(entry.item().id(), passage, facts.getOrDefault(passage.modality(), List.of()));
      addCodes(document, names, ExactTerms.carried(passage.modality(), passage.words()));
      documents.add(document);
    }
    return documents;
  }

  private static List<BytesRef> facts(Item item, Modality modality) {
    return FACT_TERMS.of(item, modality).stream().map(BytesRef::new).toList();
  }

  private static void addCodes(Document document, Set<Code> names, Set<Code> carried) {
    Set<Code> codes = new HashSet<>(names);
    codes.addAll(carried);
    for (Code code : codes) {
      document.add(new StringField(EXACT, TermQueries.value(code), Field.Store.NO));
    }
  }

  private static Document document(ItemId item, Passage passage, List<BytesRef> facts) {
    Document document = new Document();
    document.add(new StringField(ITEM, item.value(), Field.Store.NO));
    document.add(new SortedDocValuesField(ITEM, new BytesRef(item.value())));
    document.add(new NumericDocValuesField(ORDINAL, passage.ordinal()));
    document.add(new NumericDocValuesField(MODALITY, passage.modality().ordinal()));
    for (BytesRef fact : facts) {
      document.add(new StringField(FACTS, fact, Field.Store.NO));
    }
    document.add(
        new KnnFloatVectorField(
            vectors(passage.facet()), passage.vector(), VectorSimilarityFunction.DOT_PRODUCT));
    if (!passage.words().isBlank()) {
      document.add(new TextField(WORDS, passage.words(), Field.Store.NO));
    }
    return document;
  }
}
