package dev.onespace.store.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's own format of vectors, for up to 4,096 floats instead of 1,024: Gemini's have up to
 * 3,072. It keeps the name of Lucene's, so that an index is read by Lucene as it is.
 */
final class WideVectors extends KnnVectorsFormat {
  private static final int MOST_DIMENSIONS = 4096;

  private final KnnVectorsFormat lucene;

  private WideVectors(KnnVectorsFormat lucene) {
    super(lucene.getName());
    this.lucene = lucene;
  }

  /** Lucene's codec with these vectors. */
  static Codec codec() {
    KnnVectorsFormat wide = new WideVectors(new Lucene99HnswVectorsFormat());
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return wide;
      }
    };
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return lucene.fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return lucene.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String fieldName) {
    return MOST_DIMENSIONS;
  }
}
