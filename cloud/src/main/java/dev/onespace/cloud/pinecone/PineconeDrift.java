package dev.onespace.cloud.pinecone;

import dev.onespace.index.RemoteVectors;
import dev.onespace.item.PassageRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What a namespace has, beside what it should have. Pinecone shows writes some time later: what was
 * written just before looks missing.
 *
 * @param expected how many passages should be there
 * @param counted how many Pinecone says are there, records of others included
 * @param missing passages that should be there and are not: put their items again
 * @param extra passages that are there and should not be: remove them
 */
public record PineconeDrift(
    long expected, long counted, List<PassageRef> missing, List<PassageRef> extra) {
  private static final int AT_ONCE = 50;

  public PineconeDrift {
    missing = List.copyOf(missing);
    extra = List.copyOf(extra);
  }

  /** Whether nothing is known that should be otherwise. */
  public boolean none() {
    return expected == counted && missing.isEmpty() && extra.isEmpty();
  }

  /** Compares every id. Holds the names of all passages that are there in memory. */
  public static PineconeDrift ofAll(RemoteVectors vectors, Iterator<PassageRef> expected) {
    Set<PassageRef> there = new HashSet<>();
    vectors.forEach(there::add);
    List<PassageRef> missing = new ArrayList<>();
    long count = 0;
    while (expected.hasNext()) {
      PassageRef passage = expected.next();
      count++;
      if (!there.remove(passage)) {
        missing.add(passage);
      }
    }
    return new PineconeDrift(count, vectors.passages(), missing, List.copyOf(there));
  }

  /**
   * Compares the counts, and looks for a random sample of what should be there. What should not be
   * there shows in the counts only.
   *
   * @param size of the sample
   */
  public static PineconeDrift ofSample(
      PineconeVectors vectors, Iterator<PassageRef> expected, int size, RandomGenerator random) {
    List<PassageRef> sample = new ArrayList<>();
    long count = 0;
    while (expected.hasNext()) {
      PassageRef passage = expected.next();
      count++;
      if (sample.size() < size) {
        sample.add(passage);
      } else {
        long place = random.nextLong(count);
        if (place < size) {
          sample.set((int) place, passage);
        }
      }
    }
    List<PassageRef> missing = new ArrayList<>();
    for (int from = 0; from < sample.size(); from += AT_ONCE) {
      Collection<PassageRef> some = sample.subList(from, Math.min(sample.size(), from + AT_ONCE));
      Set<PassageRef> there = vectors.present(some);
      some.stream().filter(passage -> !there.contains(passage)).forEach(missing::add);
    }
    return new PineconeDrift(count, vectors.passages(), missing, List.of());
  }
}
