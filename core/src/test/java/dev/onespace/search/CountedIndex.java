package dev.onespace.search;

import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An index that counts how often it is called; what asks nothing of it (tokens) is not counted. */
final class CountedIndex implements SearchIndex {
  private final SearchIndex index;
  private final AtomicInteger calls = new AtomicInteger();

  CountedIndex(SearchIndex index) {
    this.index = index;
  }

  /** How often it was called since this was asked last. */
  int calls() {
    return calls.getAndSet(0);
  }

  private SearchIndex called() {
    calls.incrementAndGet();
    return index;
  }

  @Override
  public List<IndexReply> search(List<IndexRequest> requests) {
    return called().search(requests);
  }

  @Override
  public List<Token> tokens(String words) {
    return index.tokens(words);
  }

  @Override
  public List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k) {
    return called().nearest(vector, facet, filter, k);
  }

  @Override
  public List<PassageVector> vectors(Collection<ItemId> items) {
    return called().vectors(items);
  }

  @Override
  public List<PassageScore> matching(String words, Filter filter, int k) {
    return called().matching(words, filter, k);
  }

  @Override
  public List<PassageScore> score(String words, Collection<ItemId> items) {
    return called().score(words, items);
  }

  @Override
  public List<Term> terms(String words) {
    return called().terms(words);
  }

  @Override
  public List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return called().carrying(terms, filter, k);
  }

  @Override
  public List<ItemId> items(Filter filter, int k) {
    return called().items(filter, k);
  }

  @Override
  public long passages() {
    return called().passages();
  }

  @Override
  public Optional<Long> sequence() {
    return called().sequence();
  }

  @Override
  public <T> T alone(Supplier<T> work) {
    return called().alone(work);
  }

  @Override
  public void requireOwn() {
    called().requireOwn();
  }

  @Override
  public void put(Collection<Entry> entries) {
    called().put(entries);
  }

  @Override
  public void remove(Collection<ItemId> items) {
    called().remove(items);
  }

  @Override
  public void commit(long sequence) {
    called().commit(sequence);
  }

  @Override
  public void clear() {
    called().clear();
  }

  @Override
  public void close() {
    index.close();
  }
}
