package dev.onespace.index;

import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.catalog.Turns;
import dev.onespace.error.OnespaceException;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.RemoteVectors.Nearest;
import dev.onespace.index.ReplicaIndex.Settled;
import dev.onespace.index.ReplicaIndex.Shown;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.AtOnce;
import dev.onespace.patience.Patience;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    var leg = new LegRequest.Nearest(vector, facet, filter, k);
    return Optional.ofNullable(remotely(List.of(leg)).get(leg))
        .orElseGet(() -> replica.nearest(vector, facet, filter, k));
  }

  @Override
  public List<IndexReply> search(List<IndexRequest> requests) {
    List<LegRequest.Nearest> legs =
        requests.stream()
            .flatMap(request -> request.legs().stream())
            .flatMap(leg -> leg instanceof LegRequest.Nearest near ? Stream.of(near) : Stream.of())
            .filter(leg -> leg.k() > 0)
            .toList();
    Map<LegRequest, LegReply> answered = new HashMap<>();
    remotely(legs).forEach((leg, found) -> answered.put(leg, new LegReply.Passages(found)));
    List<IndexReply> rest =
        replica.search(requests.stream().map(request -> request.without(answered)).toList());
    List<IndexReply> replies = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      replies.add(requests.get(i).with(answered, rest.get(i)));
    }
    return replies;
  }

  @Override
  public List<Token> tokens(String words) {
    return replica.tokens(words);
  }

  /**
   * What the remote index finds, all legs at once. Left out is a leg that it cannot tell, and all
   * where it is away and the question can do without it.
   */
  private Map<LegRequest.Nearest, List<PassageScore>> remotely(List<LegRequest.Nearest> legs) {
    Map<LegRequest.Nearest, List<PassageScore>> found = new HashMap<>();
    List<LegRequest.Nearest> open = legs;
    for (int times = 1; !open.isEmpty(); times *= 2) {
      int now = times;
      List<Optional<Shown>> asked =
          AtOnce.run(
              open.stream()
                  .<Callable<Optional<Shown>>>map(leg -> () -> asked(leg, (leg.k() + SPARE) * now))
                  .toList());
      List<Shown> shown = asked.stream().flatMap(Optional::stream).toList();
      List<Settled> settled = shown.isEmpty() ? List.of() : replica.settled(shown);
      open = new ArrayList<>();
      for (int i = 0; i < shown.size(); i++) {
        LegRequest.Nearest leg = shown.get(i).leg();
        Settled both = settled.get(i);
        if (shown.get(i).isAll() || both.current().size() >= leg.k()) {
          found.put(leg, best(both.current(), both.unseen(), leg.k()));
        } else {
          open.add(leg);
        }
      }
    }
    return found;
  }

  /** Nothing where the remote index cannot tell, or is away and the question can do without it. */
  private Optional<Shown> asked(LegRequest.Nearest leg, int k) {
    if (k > MOST) {
      return Optional.empty();
    }
    try {
      if (!remote.supports(leg.filter())) {
        return Optional.empty();
      }
      Nearest found = remote.nearest(leg.vector(), leg.facet(), leg.filter(), k);
      return Optional.of(
          new Shown(leg, found.passages(), found.seen(), found.passages().size() < k));
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
