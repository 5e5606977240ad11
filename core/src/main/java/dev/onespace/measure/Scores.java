package dev.onespace.measure;

import dev.onespace.item.ItemId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The quality of one ranking, every value in [0, 1], for binary relevance (Järvelin and Kekäläinen,
 * <i>Cumulated gain-based evaluation of IR techniques</i>, 2002, for nDCG).
 *
 * @param success1 1 if the first is relevant
 * @param success10 1 if one of the first ten is
 * @param recall1 the share of the relevant that is first
 * @param recall5 the share of the relevant among the first five
 * @param recall10 the share of the relevant among the first ten
 * @param precision10 the relevant among the first ten, divided by ten
 * @param ndcg10 discounted gain of the first ten, divided by the best possible
 */
public record Scores(
    double success1,
    double success10,
    double recall1,
    double recall5,
    double recall10,
    double precision10,
    double ndcg10) {
  /** A query without an answer. */
  public static final Scores NONE = new Scores(0, 0, 0, 0, 0, 0, 0);

  private static final int DEPTH = 10;

  /**
   * The quality of a ranking.
   *
   * @param ranking the items found, best first, each once
   * @param relevant the items that should be found, at least one
   */
  public static Scores of(List<ItemId> ranking, Set<ItemId> relevant) {
    if (relevant.isEmpty()) {
      throw new IllegalArgumentException("nothing is relevant");
    }
    double found10 = found(ranking, relevant, DEPTH);
    double all = relevant.size();
    return new Scores(
        Math.min(1, found(ranking, relevant, 1)),
        Math.min(1, found10),
        found(ranking, relevant, 1) / all,
        found(ranking, relevant, 5) / all,
        found10 / all,
        found10 / DEPTH,
        gain(ranking, relevant) / idealGain(relevant.size()));
  }

  private static double found(List<ItemId> ranking, Set<ItemId> relevant, int depth) {
    Set<ItemId> first = new HashSet<>(ranking.subList(0, Math.min(depth, ranking.size())));
    first.retainAll(relevant);
    return first.size();
  }

  private static double gain(List<ItemId> ranking, Set<ItemId> relevant) {
    double gain = 0;
    for (int i = 0; i < Math.min(DEPTH, ranking.size()); i++) {
      gain += relevant.contains(ranking.get(i)) ? discount(i) : 0;
    }
    return gain;
  }

  private static double idealGain(int relevant) {
    double gain = 0;
    for (int i = 0; i < Math.min(DEPTH, relevant); i++) {
      gain += discount(i);
    }
    return gain;
  }

  /** {@code 1 / log2(rank + 1)} of the item at an index, where the first has rank 1. */
  private static double discount(int index) {
    return Math.log(2) / Math.log(index + 2);
  }
}
