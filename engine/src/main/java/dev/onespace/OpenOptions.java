package dev.onespace;

import static java.util.Objects.requireNonNull;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.models.local.EmbeddingParameters;
import dev.onespace.space.Limits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to open a collection.
 *
 * @param collection the isolated set of items to work on
 * @param readOnly whether anything that writes is refused
 * @param limits what one input may cost
 * @param budget what embedding may cost, in US dollars; nothing for no limit
 * @param trial what is other than usual, for measuring what it does
 */
public record OpenOptions(
    String collection, boolean readOnly, Limits limits, Optional<BigDecimal> budget, Trial trial) {
  /** The collection that is used where none is named. */
  public static final String DEFAULT_COLLECTION = "default";

  /** The default collection, to read and write. */
  public static final OpenOptions USUAL =
      new OpenOptions(DEFAULT_COLLECTION, false, Limits.DEFAULT, Optional.empty(), Trial.NONE);

  public OpenOptions {
    requireNonNull(collection, "collection is null");
    requireNonNull(limits, "limits is null");
  }

  /**
   * What is other than usual.
   *
   * @param weights the constants of the fusion
   * @param remembered a folder in which what questions became is remembered, for asking them again
   * @param parameters how contents become passages and vectors
   * @param memory a folder in which what the models made of contents is remembered, for trying
   *     several sets of parameters
   */
  public record Trial(
      FusionWeights weights,
      Optional<Path> remembered,
      EmbeddingParameters parameters,
      Optional<Path> memory) {
    /** Nothing is. */
    public static final Trial NONE =
        new Trial(
            FusionWeights.USUAL, Optional.empty(), EmbeddingParameters.USUAL, Optional.empty());
  }

  /** The same for another collection. */
  public OpenOptions collection(String name) {
    return new OpenOptions(name, readOnly, limits, budget, trial);
  }

  /** The same, but nothing may be written. */
  public OpenOptions forReading() {
    return new OpenOptions(collection, true, limits, budget, trial);
  }

  /** The same with other limits. */
  public OpenOptions limits(Limits others) {
    return new OpenOptions(collection, readOnly, others, budget, trial);
  }

  /** The same, but embedding may cost so much at most, in US dollars. */
  public OpenOptions budget(BigDecimal dollars) {
    return new OpenOptions(collection, readOnly, limits, Optional.of(dollars), trial);
  }

  /** The same with other constants of the fusion. */
  public OpenOptions weights(FusionWeights others) {
    return trying(new Trial(others, trial.remembered(), trial.parameters(), trial.memory()));
  }

  /** The same by other parameters. */
  public OpenOptions parameters(EmbeddingParameters other) {
    return trying(new Trial(trial.weights(), trial.remembered(), other, trial.memory()));
  }

  /** The same by other parameters, remembering in this folder what no parameter changes. */
  public OpenOptions parameters(EmbeddingParameters other, Path folder) {
    return trying(new Trial(trial.weights(), trial.remembered(), other, Optional.of(folder)));
  }

  /** The same, only to ask, remembering what questions became in this folder. */
  public OpenOptions remembering(Path folder) {
    return forReading()
        .trying(
            new Trial(trial.weights(), Optional.of(folder), trial.parameters(), trial.memory()));
  }

  private OpenOptions trying(Trial other) {
    return new OpenOptions(collection, readOnly, limits, budget, other);
  }
}
