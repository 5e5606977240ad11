package dev.onespace.store.lucene;

import dev.onespace.index.ExactMatch;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best matches among many, no more of them held than asked for. */
final class BestMatches {
  private static final Comparator<ExactMatch> BEST_FIRST =
      Comparator.comparingDouble(ExactMatch::score)
          .reversed()
          .thenComparing(found -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  private final int k;
  private final PriorityQueue<ExactMatch> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

  BestMatches(int k) {
    this.k = k;
  }

  /** Whether a match with this score can be among the best. */
  boolean mayTake(double score) {
    return worstFirst.size() < k || worstFirst.element().score() <= score;
  }

  void add(ExactMatch match) {
    worstFirst.add(match);
    if (worstFirst.size() > k) {
      worstFirst.remove();
    }
  }

  List<ExactMatch> inOrder() {
    return worstFirst.stream().sorted(BEST_FIRST).toList();
  }
}
