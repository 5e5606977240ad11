package dev.onespace.store.postgres;

import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.index.ReplicaIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.AtOnce;
import dev.onespace.store.words.WordsAnalyzer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * The index of a collection in PostgreSQL: words by BM25, exact terms, filters, and vectors by
 * looking at every one that matches: exact, meant to stand beside a vector index elsewhere.
 *
 * <p>What is written between two commits is one transaction on a connection of its own: searches
 * see the last commit, a crash leaves it, and a write that fails takes back all since then. Of
 * several nodes or threads that begin to write, one does and the others wait for its commit. An
 * index that was never written to reads as an empty one. Thread-safe; the opener closes it, which
 * leaves the database open.
 */
public final class PostgresIndex implements ReplicaIndex {
  private static final int PAGE = 1_000;

  private final PostgresDatabase database;
  private final String collection;
  private final WordsAnalyzer analyzer = new WordsAnalyzer();
  private final IndexWriter writer;

  private PostgresIndex(PostgresDatabase database, String collection) {
    this.database = database;
    this.collection = collection;
    this.writer = new IndexWriter(database, collection, analyzer);
  }

  /** Opens the index of a collection, for what the database was opened for. */
  public static PostgresIndex open(PostgresDatabase database, String collection) {
    return new PostgresIndex(database, collection);
  }

  /** Removes the index of a collection with all it holds; one that is not there is no error. */
  public static void discard(PostgresDatabase database, String collection) {
    database.write(handle -> IndexState.discard(handle, collection));
  }

  /** All in one transaction. */
  @Override
  public List<IndexReply> search(List<IndexRequest> requests) {
    return view(view -> IndexRequest.all(requests, view, AtOnce::inTurn));
  }

  @Override
  public List<Token> tokens(String words) {
    return analyzer.unweighted(words);
  }

  @Override
  public List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k) {
    return view(view -> view.nearest(vector, facet, filter, k));
  }

  @Override
  public List<PassageVector> vectors(Collection<ItemId> items) {
    return view(view -> view.vectors(items));
  }

  @Override
  public List<PassageScore> matching(String words, Filter filter, int k) {
    return view(view -> view.matching(words, filter, k));
  }

  @Override
  public List<PassageScore> score(String words, Collection<ItemId> items) {
    return view(view -> view.score(words, items));
  }

  @Override
  public List<Term> terms(String words) {
    return view(view -> view.terms(words));
  }

  @Override
  public List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return view(view -> view.carrying(terms, filter, k));
  }

  @Override
  public List<ItemId> items(Filter filter, int k) {
    return view(view -> view.items(filter, k));
  }

  @Override
  public List<Settled> settled(List<Shown> shown) {
    return view(view -> shown.stream().map(view::settled).toList());
  }

  @Override
  public List<PassageRef> passagesOf(Collection<ItemId> items) {
    return search((handle, state) -> new ReplicaQueries(handle, state.id()).passagesOf(items));
  }

  /**
   * Names every passage that can be found, each once, ordered by item. Each page is a transaction
   * of its own, over before it is handed on.
   */
  public void forEachPassage(Consumer<PassageRef> each) {
    byte[] last = {};
    List<ItemId> page = itemsAfter(last);
    while (!page.isEmpty()) {
      passagesOf(page).forEach(each);
      last = IndexItem.place(page.getLast());
      page = itemsAfter(last);
    }
  }

  private List<ItemId> itemsAfter(byte[] place) {
    return search(
        (handle, state) -> new ReplicaQueries(handle, state.id()).itemsAfter(place, PAGE));
  }

  /** Up to which position a remote index was written to for this one, 0 if it never was. */
  public long position() {
    return read(handle -> new ReplicaQueries(handle, state(handle).id()).position());
  }

  /** The items that a remote index which has seen this position does not show as they are now. */
  public Set<ItemId> changedSince(long seen) {
    return read(handle -> new ReplicaQueries(handle, state(handle).id()).changedSince(seen));
  }

  @Override
  public Optional<Long> sequence() {
    return read(handle -> state(handle).sequence().stream().boxed().findFirst());
  }

  @Override
  public long passages() {
    return view(OneReading::passages);
  }

  @Override
  public <T> T alone(Supplier<T> work) {
    return writer.alone(work);
  }

  @Override
  public void put(Collection<Entry> entries) {
    writer.write(writing -> writing.put(entries));
  }

  @Override
  public void remove(Collection<ItemId> items) {
    writer.write(writing -> writing.remove(items));
  }

  @Override
  public void clear() {
    writer.write(IndexWriting::clear);
  }

  @Override
  public void mark(long position) {
    writer.write(writing -> writing.mark(position));
  }

  @Override
  public void commit(long sequence) {
    writer.commit(sequence);
  }

  @Override
  public void close() {
    writer.close();
    analyzer.close();
  }

  private <T> T read(Function<Handle, T> work) {
    return database.read(work);
  }

  private <T> List<T> search(BiFunction<Handle, IndexState, List<T>> work) {
    return database.read(handle -> work.apply(handle, state(handle)));
  }

  private <T> T view(Function<OneReading, T> work) {
    return database.read(handle -> work.apply(new OneReading(handle, state(handle), analyzer)));
  }

  private IndexState state(Handle handle) {
    return IndexState.find(handle, collection).orElse(IndexState.NONE);
  }
}
