package dev.onespace.measure;

import java.util.OptionalDouble;

/**
 * The quality of a group of queries.
 *
 * @param n how many queries
 * @param mean the mean of each score
 * @param interval 95 % bootstrap interval of the mean nDCG@10
 * @param bothTypes10 for queries to all types: the share of queries that found a relevant item of
 *     every type that has one among the first ten
 */
public record Quality(int n, Scores mean, Interval interval, OptionalDouble bothTypes10) {

  /** From a lower to an upper bound. */
  public record Interval(double low, double high) {}
}
