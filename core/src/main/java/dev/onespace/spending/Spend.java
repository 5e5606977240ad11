package dev.onespace.spending;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What was spent on a collection with a space in a day.
 *
 * @param day of the world's time (UTC) on which the calls were sent
 * @param collection for which they were
 * @param space that was asked: a model and its dimension
 * @param calls that were answered
 * @param charged for them
 * @param estimatedCalls those of them whose answers did not say what is charged
 * @param estimatedUsd what is estimated for these, in US dollars; part of what is charged
 * @param lost calls whose answers never came
 * @param unsettled calls that are under way, or whose process was killed
 */
public record Spend(
    LocalDate day,
    String collection,
    String space,
    long calls,
    Amount charged,
    long estimatedCalls,
    BigDecimal estimatedUsd,
    Uncertain lost,
    Uncertain unsettled) {

  /**
   * Calls that may be charged or not.
   *
   * @param calls how many
   * @param mostUsd what they cost at most, in US dollars
   */
  public record Uncertain(long calls, BigDecimal mostUsd) {
    /** None. */
    public static final Uncertain NONE = new Uncertain(0, BigDecimal.ZERO);
  }

  /** What was spent at most, in US dollars: what is charged and what may be. */
  public BigDecimal mostUsd() {
    return charged.usd().add(lost.mostUsd()).add(unsettled.mostUsd());
  }
}
