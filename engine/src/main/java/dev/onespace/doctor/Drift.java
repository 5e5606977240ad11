package dev.onespace.doctor;

import dev.onespace.cloud.pinecone.PineconeDrift;
import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.store.postgres.PostgresIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * What a namespace has beside what the replica expects, without what it merely does not show yet.
 *
 * @param expected how many passages should be there
 * @param counted how many Pinecone says are there; its counts lag
 * @param missing passages that should be seen, and are not
 * @param extra passages that should not be seen any more, and are
 * @param behind whether writes are not visible yet
 * @param late items whose last change is not visible yet
 * @param seen up to which position all writes are visible; nothing if Pinecone does not tell
 */
record Drift(
    long expected,
    long counted,
    List<PassageRef> missing,
    List<PassageRef> extra,
    boolean behind,
    Set<ItemId> late,
    OptionalLong seen) {
  static final int SAMPLE = 200;

  Drift {
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
    late = Set.copyOf(late);
  }

  /** Compares every id. */
  static Drift of(PostgresIndex replica, PineconeVectors vectors) {
    return of(replica, vectors, true);
  }

  /**
   * Compares every id, or a sample of what should be there.
   *
   * @param all whether every id is compared
   */
  static Drift of(PostgresIndex replica, PineconeVectors vectors, boolean all) {
    OptionalLong seen = vectors.visible(); // asked first: what is seen only grows
    List<PassageRef> expected = new ArrayList<>();
    replica.forEachPassage(expected::add);
    PineconeDrift found =
        all
            ? PineconeDrift.ofAll(vectors, expected.iterator())
            : PineconeDrift.ofSample(vectors, expected.iterator(), SAMPLE, new Random());
    boolean behind = seen.isPresent() && seen.getAsLong() < replica.position();
    Set<ItemId> late = seen.isPresent() ? replica.changedSince(seen.getAsLong()) : Set.of();
    return new Drift(
        found.expected(),
        found.counted(),
        found.missing().stream().filter(it -> !late.contains(it.item())).toList(),
        behind ? List.of() : found.extra(), // perhaps removed by what is not visible yet
        behind,
        late,
        seen);
  }

  /** Whether nothing is known that should be otherwise. */
  boolean isNone() {
    return missing.isEmpty() && extra.isEmpty();
  }
}
