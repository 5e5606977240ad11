package dev.onespace.index;

import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.catalog.Turns;
import dev.onespace.error.OnespaceException;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.RemoteVectors.Nearest;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.Patience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An index whose vectors are searched elsewhere and whose words, exact terms and items are looked
 * up in a replica. Reads see the own writes: what the remote index does not show yet as it is now
 * is found exactly in the replica, and what it shows no longer rightly is dropped. A question that
 * finds the remote index away is answered by the replica alone. Thread-safe.
 */
public final class RemoteIndex implements SearchIndex {
  private static final Comparator<PassageScore> BEST_FIRST =
      Comparator.comparingDouble(PassageScore::score)
          .reversed()
          .thenComparing(found -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  /** Asked for beside k, so that a few stale passages do not need a second call. */
  private static final int SPARE = 10;

  /** Beyond this the replica is asked instead. */
  private static final int MOST = 10_000;

  private static final String INSTEAD =
      "the vectors were looked through one by one in the database, which finds the same";

  private final ReplicaIndex replica;
  private final RemoteVectors remote;

  /** A thread tells replica and remote index what belongs together before the next one does. */
  private final Turns turns = new Turns();

  /** An index of both, which it closes. */
  public RemoteIndex(ReplicaIndex replica, RemoteVectors remote) {
    this.replica = replica;
    this.remote = remote;
  }

  /** What keeps its books. */
  public ReplicaIndex replica() {
    return replica;
  }

  /** Where its vectors are searched. */
  public RemoteVectors remote() {
    return remote;
  }

  @Override
  public <T> T alone(Supplier<T> work) {
    return turns.take(() -> replica.alone(work));
  }

  @Override
  public void requireOwn() {
    remote.requireOwn();
  }

  @Override
  public void put(Collection<Entry> entries) {
    if (!entries.isEmpty()) {
      turns.run(
          () -> {
            tell(entries);
          });
    }
  }

  private void tell(Collection<Entry> entries) {
    replica.put(entries); // first: it keeps other followers out
    Set<PassageRef> gone =
        new HashSet<>(
            replica.passagesOf(entries.stream().map(entry -> entry.item().id()).toList()));
    entries.forEach(
        entry ->
            entry
                .passages()
                .forEach(
                    passage -> gone.remove(new PassageRef(entry.item().id(), passage.ordinal()))));
    remote.put(entries);
    remote.remove(gone);
  }

  @Override
  public void remove(Collection<ItemId> items) {
    if (!items.isEmpty()) {
      turns.run(
          () -> {
            replica.remove(items);
            remote.remove(replica.passagesOf(items));
          });
    }
  }

  @Override
  public void commit(long sequence) {
    turns.run(
        () -> {
          replica.mark(remote.position());
          replica.commit(sequence);
        });
  }

  @Override
  public void clear() {
    turns.run(
        () -> {
          replica.clear();
          remote.clear();
        });
  }

  @Override
  public List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k) {
    if (k < 1) {
      return List.of();
    }
    return remotely(vector, facet, filter, k)
        .orElseGet(() -> replica.nearest(vector, facet, filter, k));
  }

  /** Nothing where the remote index cannot tell, or is away and the question can do without it. */
  private Optional<List<PassageScore>> remotely(float[] vector, Facet facet, Filter filter, int k) {
    for (int asked = k + SPARE; asked <= MOST; asked *= 2) {
      Optional<Nearest> found = asked(vector, facet, filter, asked);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      long seen = found.get().seen();
      List<PassageScore> passages = found.get().passages();
      List<PassageScore> current = replica.current(passages, facet, seen);
      if (passages.size() < asked || current.size() >= k) {
        return Optional.of(best(current, replica.unseen(vector, facet, filter, k, seen), k));
      }
    }
    return Optional.empty();
  }

  private Optional<Nearest> asked(float[] vector, Facet facet, Filter filter, int k) {
    try {
      return remote.supports(filter)
          ? Optional.of(remote.nearest(vector, facet, filter, k))
          : Optional.empty();
    } catch (OnespaceException failed) {
      Patience.current().goOnWithout("remote vectors", INSTEAD, failed);
      return Optional.empty();
    }
  }

  private static List<PassageScore> best(List<PassageScore> a, List<PassageScore> b, int k) {
    List<PassageScore> both = new ArrayList<>(a);
    both.addAll(b);
    return both.stream().sorted(BEST_FIRST).limit(k).toList();
  }

  @Override
  public List<PassageVector> vectors(Collection<ItemId> items) {
    return replica.vectors(items);
  }

  @Override
  public List<PassageScore> matching(String words, Filter filter, int k) {
    return replica.matching(words, filter, k);
  }

  @Override
  public List<PassageScore> score(String words, Collection<ItemId> items) {
    return replica.score(words, items);
  }

  @Override
  public List<Term> terms(String words) {
    return replica.terms(words);
  }

  @Override
  public List<Term> terms(String words, Set<String> among) {
    return replica.terms(words, among);
  }

  @Override
  public List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return replica.carrying(terms, filter, k);
  }

  @Override
  public List<ItemId> items(Filter filter, int k) {
    return replica.items(filter, k);
  }

  @Override
  public Optional<Long> sequence() {
    return replica.sequence();
  }

  @Override
  public long passages() {
    return replica.passages();
  }

  @Override
  public void close() {
    try (remote) {
      replica.close();
    }
  }
}
