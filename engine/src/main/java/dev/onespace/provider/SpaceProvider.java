package dev.onespace.provider;

import dev.onespace.models.local.EmbeddingParameters;
import dev.onespace.space.Content;
import dev.onespace.space.Limits;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceCheck;
import dev.onespace.spending.Estimate;
import dev.onespace.spending.Meter;
import dev.onespace.spending.Prices;
import dev.onespace.time.StageClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What makes the vectors of a space, and what is to be known of it before it is used. Immutable;
 * two that are equal open the same space.
 */
public interface SpaceProvider {

  /** The short name of its space, by which a collection knows it again. */
  String space();

  /** The same for vectors of so many floats, where there is a choice. */
  default SpaceProvider of(int dimension) {
    return this;
  }

  /** In a few words, without secrets: {@code vectors of the local models}. */
  String described();

  /** Opens the space; whoever opens it closes it. */
  Space open(Opening opening);

  /**
   * How a space is opened.
   *
   * @param limits what one input may cost
   * @param clock told how long each stage takes
   * @param parameters how contents become passages and vectors, where that is tried out
   * @param memory a folder in which what models made of contents is remembered, if any
   * @param meter counts what calls cost, and refuses what is over a limit; there where {@link
   *     #billing} tells that calls cost
   */
  record Opening(
      Limits limits,
      StageClock clock,
      EmbeddingParameters parameters,
      Optional<Path> memory,
      Optional<Meter> meter) {
    /** As usual, for a space that costs nothing but time. */
    public static Opening usual() {
      return new Opening(
          Limits.DEFAULT,
          new StageClock(),
          EmbeddingParameters.USUAL,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** How calls are paid; nothing for a space that costs nothing but time. */
  default Optional<Billing> billing() {
    return Optional.empty();
  }

  /**
   * How calls are paid.
   *
   * @param name under which it stands in the books
   * @param prices of tokens
   * @param dailyLimit what may be spent in a day (UTC), in US dollars
   */
  record Billing(String name, Prices prices, Optional<BigDecimal> dailyLimit) {}

  /**
   * About what embedding these as documents, together, will take of the provider; nothing is sent.
   *
   * @param length seconds of a recording
   * @return nothing for a space that costs nothing but time
   */
  default Optional<Estimate> estimate(
      List<Content> batch, ToDoubleFunction<Content.Recording> length) {
    return Optional.empty();
  }

  /** Whether pictures are read and recordings heard on this machine. */
  default boolean readsAndHears() {
    return true;
  }

  /**
   * Looks whether the provider does what is documented; it throws nothing.
   *
   * @param meter counts what that costs
   * @return nothing for a space that depends on nobody
   */
  default List<SpaceCheck> checks(Meter meter) {
    return List.of();
  }

  /** The same for a question that is better answered with "no" than late. */
  default SpaceProvider patient(Duration answer, int attempts) {
    return this;
  }
}
