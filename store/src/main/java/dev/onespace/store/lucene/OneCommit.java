package dev.onespace.store.lucene;

import dev.onespace.catalog.PassageVector;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexView;
import dev.onespace.index.PassageScore;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;

/**
 * An index as of one commit. What cannot be read is thrown as an {@link UncheckedIOException}.
 *
 * @param searcher of the commit
 * @param searches how it is searched
 */
record OneCommit(IndexSearcher searcher, Searches searches) implements IndexView {
  @Override
  public List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k) {
    return read(() -> searches.nearest(searcher, vector, facet, filter, k));
  }

  @Override
  public List<PassageVector> vectors(Collection<ItemId> items) {
    return read(() -> searches.vectors(searcher, items));
  }

  @Override
  public List<PassageScore> matching(String words, Filter filter, int k) {
    return read(() -> searches.matching(searcher, words, filter, k));
  }

  @Override
  public List<PassageScore> score(String words, Collection<ItemId> items) {
    return read(() -> searches.score(searcher, words, items));
  }

  @Override
  public List<Term> terms(String words) {
    return read(() -> searches.terms(searcher, words));
  }

  @Override
  public List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return read(() -> searches.carrying(searcher, terms, filter, k));
  }

  @Override
  public List<ItemId> items(Filter filter, int k) {
    return read(() -> searches.items(searcher, filter, k));
  }

  @Override
  public long passages() {
    return searcher.getIndexReader().numDocs();
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.done();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private interface Reading<T> {
    T done() throws IOException;
  }
}
