package dev.onespace.store.postgres;

import dev.onespace.catalog.PassageVector;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexView;
import dev.onespace.index.PassageScore;
import dev.onespace.index.ReplicaIndex.Settled;
import dev.onespace.index.ReplicaIndex.Shown;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.store.words.WordsAnalyzer;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * An index as one transaction reads it.
 *
 * @param handle the transaction
 * @param state the index
 * @param analyzer makes terms of a text
 */
record OneReading(Handle handle, IndexState state, WordsAnalyzer analyzer) implements IndexView {
  @Override
  public List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k) {
    return vectors().nearest(vector, facet, FilterCondition.of(filter), k);
  }

  @Override
  public List<PassageVector> vectors(Collection<ItemId> items) {
    return vectors().of(items);
  }

  private VectorSearch vectors() {
    return new VectorSearch(handle, state.id());
  }

  @Override
  public List<PassageScore> matching(String words, Filter filter, int k) {
    return words().best(words, FilterCondition.of(filter), k);
  }

  @Override
  public List<PassageScore> score(String words, Collection<ItemId> items) {
    return words().best(words, Condition.of(items), Integer.MAX_VALUE);
  }

  @Override
  public List<Term> terms(String words) {
    return words().terms(words);
  }

  private WordSearch words() {
    return new WordSearch(handle, state, analyzer);
  }

  @Override
  public List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return new ExactSearch(handle, state, analyzer).carrying(terms, FilterCondition.of(filter), k);
  }

  @Override
  public List<ItemId> items(Filter filter, int k) {
    return new ReplicaQueries(handle, state.id()).items(FilterCondition.of(filter), k);
  }

  @Override
  public long passages() {
    return state.passages();
  }

  /** What became of what a remote index showed. */
  Settled settled(Shown shown) {
    var leg = shown.leg();
    Condition unseen = FilterCondition.of(leg.filter()).and(Condition.changedSince(shown.seen()));
    return new Settled(
        new ReplicaQueries(handle, state.id()).current(shown.found(), leg.facet(), shown.seen()),
        vectors().nearest(leg.vector(), leg.facet(), unseen, leg.k()));
  }
}
