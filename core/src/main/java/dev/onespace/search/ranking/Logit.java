package dev.onespace.search.ranking;

import java.util.List;

/**
 * What strength is made of, for one part of a question: a base and terms that are added to it make
 * a logit, the higher the surer.
 *
 * @param base where it begins
 * @param terms in the order in which they are added
 */
public record Logit(double base, List<Term> terms) {
  public Logit {
    terms = List.copyOf(terms);
  }

  /** The sum. */
  public double value() {
    double sum = base;
    for (Term term : terms) {
      sum += term.value();
    }
    return sum;
  }

  /**
   * A term: {@code factor (measured - less)}.
   *
   * @param of what is measured, in words
   * @param factor how much it counts
   * @param measured the measure
   * @param less what it is compared with; 0 if with nothing
   */
  public record Term(String of, double factor, double measured, double less) {
    /** What it adds. */
    public double value() {
      return factor * (measured - less);
    }
  }
}
