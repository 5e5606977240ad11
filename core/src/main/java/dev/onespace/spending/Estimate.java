package dev.onespace.spending;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What embedding something will take, told before anything is sent.
 *
 * @param calls to the provider
 * @param requests vectors; the quota counts these
 * @param tokens as the provider counts them
 * @param money in US dollars, at the prices that are set
 * @param time at the rates that are set; nothing of it is this machine's own
 */
public record Estimate(long calls, long requests, Tokens tokens, BigDecimal money, Duration time) {
  /** Nothing. */
  public static final Estimate NONE =
      new Estimate(0, 0, Tokens.NONE, BigDecimal.ZERO, Duration.ZERO);

  /** One after the other. */
  public Estimate plus(Estimate other) {
    return new Estimate(
        calls + other.calls,
        requests + other.requests,
        tokens.plus(other.tokens),
        money.add(other.money),
        time.plus(other.time));
  }
}
