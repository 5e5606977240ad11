package dev.onespace.store.lucene;

import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/** Which passages the documents of a segment are; asked for in the order of the documents. */
final class PassageNames {
  private static final List<Modality> ALL = List.of(Modality.values());

  private final LeafReader leaf;
  private final @Nullable SortedDocValues items;
  private final @Nullable NumericDocValues ordinals;
  private final @Nullable NumericDocValues modalities;

  PassageNames(LeafReader leaf) throws IOException {
    this.leaf = leaf;
    this.items = leaf.getSortedDocValues(PassageDocument.ITEM);
    this.ordinals = leaf.getNumericDocValues(PassageDocument.ORDINAL);
    this.modalities = leaf.getNumericDocValues(PassageDocument.MODALITY);
  }

  PassageRef of(int doc) throws IOException {
    if (items == null
        || ordinals == null
        || !items.advanceExact(doc)
        || !ordinals.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " names no passage", leaf.toString());
    }
    String item = items.lookupOrd(items.ordValue()).utf8ToString();
    return new PassageRef(new ItemId(item), Math.toIntExact(ordinals.longValue()));
  }

  Modality modality(int doc) throws IOException {
    if (modalities == null || !modalities.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no modality", leaf.toString());
    }
    return ALL.get(Math.toIntExact(modalities.longValue()));
  }
}
