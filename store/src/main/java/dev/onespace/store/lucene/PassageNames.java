package dev.onespace.store.lucene;

import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/** Which passages the documents of a segment are; asked for in the order of the documents. */
final class PassageNames {
  private final LeafReader leaf;
  private final @Nullable SortedDocValues items;
  private final @Nullable NumericDocValues ordinals;

  PassageNames(LeafReader leaf) throws IOException {
    this.leaf = leaf;
    this.items = leaf.getSortedDocValues(PassageDocument.ITEM);
    this.ordinals = leaf.getNumericDocValues(PassageDocument.ORDINAL);
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
}
