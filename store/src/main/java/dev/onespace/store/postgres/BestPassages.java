package dev.onespace.store.postgres;

import dev.onespace.index.PassageScore;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best passages among many, no more of them held than asked for. */
final class BestPassages {
  /** The highest score first, of equal ones that of the first item and ordinal. */
  static final Comparator<PassageScore> BEST_FIRST =
      Comparator.comparingDouble(PassageScore::score)
          .reversed()
          .thenComparing(found -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  private final int k;
  private final PriorityQueue<PassageScore> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

  BestPassages(int k) {
    this.k = k;
  }

  /** Whether a passage with this score can be among the best. */
  boolean mayTake(double score) {
    return worstFirst.size() < k || worstFirst.element().score() <= score;
  }

  void add(PassageScore found) {
    worstFirst.add(found);
    if (worstFirst.size() > k) {
      worstFirst.remove();
    }
  }

  List<PassageScore> inOrder() {
    return worstFirst.stream().sorted(BEST_FIRST).toList();
  }
}
