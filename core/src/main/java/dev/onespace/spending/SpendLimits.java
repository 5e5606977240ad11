package dev.onespace.spending;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What may be spent, in US dollars.
 *
 * @param budget by this run and all it shares its budget with
 * @param day in one day (UTC), by whoever writes into the same log
 */
public record SpendLimits(Optional<BigDecimal> budget, Optional<BigDecimal> day) {
  /** No limits. */
  public static final SpendLimits NONE = new SpendLimits(Optional.empty(), Optional.empty());

  public SpendLimits {
    requireNonNull(budget, "budget is null");
    requireNonNull(day, "day is null");
  }

  /** Whether there is any. */
  public boolean any() {
    return budget.isPresent() || day.isPresent();
  }
}
