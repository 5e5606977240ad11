package dev.onespace.measure;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Receiver operating characteristic. */
final class Roc {
  private Roc() {}

  /**
   * The area under the curve: how often a positive scores higher than a negative, ties counting
   * half (the Mann-Whitney statistic). NaN without a positive or without a negative.
   */
  static <T> double area(List<T> cases, ToDoubleFunction<T> score, Predicate<T> positive) {
    List<T> sorted = cases.stream().sorted(Comparator.comparingDouble(score)).toList();
    double rankSum = 0;
    long positives = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      long tied = 0;
      while (to < sorted.size()
          && score.applyAsDouble(sorted.get(to)) == score.applyAsDouble(sorted.get(from))) {
        tied += positive.test(sorted.get(to)) ? 1 : 0;
        to++;
      }
      rankSum += tied * (from + to + 1) / 2.0;
      positives += tied;
      from = to;
    }
    long negatives = sorted.size() - positives;
    return (rankSum - positives * (positives + 1) / 2.0) / (positives * (double) negatives);
  }
}
