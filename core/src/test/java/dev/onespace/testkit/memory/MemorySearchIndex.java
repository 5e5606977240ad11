package dev.onespace.testkit.memory;

import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.catalog.Turns;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.AtOnce;
import dev.onespace.space.Vectors;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An exact index in memory: every cosine computed, BM25 with k1 1.2 and b 0.75 over {@link
 * SimpleWords}, phrases to the letter, filters by {@link Filter#matches}. Thread-safe.
 */
public final class MemorySearchIndex implements SearchIndex {
  private static final Comparator<PassageScore> BEST_FIRST =
      Comparator.comparingDouble(PassageScore::score)
          .reversed()
          .thenComparing(found -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  private final Turns turns = new Turns();
  private final Map<ItemId, Entry> applied = new TreeMap<>();
  private Map<ItemId, Entry> visible = Map.of();
  private Bm25 words = Bm25.of(List.of());
  private Carrying exact = Carrying.of(List.of());
  private Optional<Long> sequence = Optional.empty();

  private record Located(Item item, Passage passage) {
    PassageRef ref() {
      return new PassageRef(item.id(), passage.ordinal());
    }

    PassageVector vector() {
      return new PassageVector(
          ref(), passage.modality(), passage.facet(), passage.vector().clone());
    }
  }

  @Override
  public synchronized List<IndexReply> search(List<IndexRequest> requests) {
    return IndexRequest.all(requests, this, AtOnce::inTurn);
  }

  @Override
  public List<Token> tokens(String text) {
    return SimpleWords.of(text).stream()
        .map(it -> new Token(it.word(), it.start(), it.end()))
        .toList();
  }

  @Override
  public synchronized List<PassageScore> nearest(
      float[] vector, Facet facet, Filter filter, int k) {
    return best(
        located(matching(filter))
            .filter(each -> each.passage().facet() == facet)
            .map(
                each -> new PassageScore(each.ref(), Vectors.dot(vector, each.passage().vector()))),
        k);
  }

  @Override
  public synchronized List<PassageScore> matching(String text, Filter filter, int k) {
    return best(scored(text, matching(filter)), k);
  }

  @Override
  public synchronized List<PassageScore> score(String text, Collection<ItemId> items) {
    Set<ItemId> these = Set.copyOf(items);
    return best(scored(text, each -> these.contains(each.item().id())), Integer.MAX_VALUE);
  }

  @Override
  public synchronized List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return exact.find(terms, filter, k);
  }

  @Override
  public synchronized List<ItemId> items(Filter filter, int k) {
    return located(matching(filter)).map(each -> each.item().id()).distinct().limit(k).toList();
  }

  @Override
  public synchronized List<PassageVector> vectors(Collection<ItemId> items) {
    Set<ItemId> these = Set.copyOf(items);
    return located(each -> these.contains(each.item().id()))
        .sorted(
            Comparator.comparing((Located each) -> each.item().id())
                .thenComparing(each -> each.passage().ordinal()))
        .map(Located::vector)
        .toList();
  }

  private Stream<PassageScore> scored(String text, Predicate<Located> wanted) {
    return located(wanted)
        .map(each -> new PassageScore(each.ref(), words.score(text, each.passage().words())))
        .filter(found -> found.score() > 0);
  }

  @Override
  public synchronized List<Term> terms(String text) {
    return SimpleWords.of(text).stream()
        .map(it -> new Term(it.word(), it.start(), it.end(), words.idf(it.word())))
        .toList();
  }

  @Override
  public void requireOwn() {}

  @Override
  public <T> T alone(Supplier<T> work) {
    return turns.take(
        () -> {
          try {
            return work.get();
          } catch (RuntimeException | Error failed) {
            takeBack();
            throw failed;
          }
        });
  }

  private synchronized void takeBack() {
    applied.clear();
    applied.putAll(visible);
  }

  @Override
  public synchronized void put(Collection<Entry> entries) {
    entries.forEach(entry -> applied.put(entry.item().id(), entry));
  }

  @Override
  public synchronized void remove(Collection<ItemId> items) {
    items.forEach(applied::remove);
  }

  @Override
  public synchronized void clear() {
    applied.clear();
  }

  @Override
  public synchronized void commit(long upTo) {
    visible = new TreeMap<>(applied);
    words = Bm25.of(located(_ -> true).map(each -> each.passage().words()).toList());
    exact = Carrying.of(visible.values());
    sequence = Optional.of(upTo);
  }

  @Override
  public synchronized Optional<Long> sequence() {
    return sequence;
  }

  @Override
  public synchronized long passages() {
    return located(_ -> true).count();
  }

  @Override
  public void close() {}

  private static Predicate<Located> matching(Filter filter) {
    return each -> filter.matches(each.item(), each.passage().modality());
  }

  private Stream<Located> located(Predicate<Located> wanted) {
    return visible.values().stream()
        .flatMap(entry -> entry.passages().stream().map(each -> new Located(entry.item(), each)))
        .filter(wanted);
  }

  private static List<PassageScore> best(Stream<PassageScore> found, int k) {
    return found.sorted(BEST_FIRST).limit(k).toList();
  }
}
