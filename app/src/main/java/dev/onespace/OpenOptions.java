package dev.onespace;

import static java.util.Objects.requireNonNull;

import dev.onespace.calibrate.Tuning;
import dev.onespace.models.local.Recipe;
import dev.onespace.space.Limits;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to open a data folder.
 *
 * @param collection the isolated set of items to work on
 * @param readOnly whether anything that writes is refused
 * @param limits what one input may cost
 * @param tuning the constants of the fusion
 * @param remembered a folder in which what questions became is remembered, for asking them again
 * @param recipe how contents become passages and vectors
 * @param memory a folder in which what the models made of contents is remembered, for trying
 *     several recipes
 */
public record OpenOptions(
    String collection,
    boolean readOnly,
    Limits limits,
    Tuning tuning,
    Optional<Path> remembered,
    Recipe recipe,
    Optional<Path> memory) {
  /** The collection that is used where none is named. */
  public static final String DEFAULT_COLLECTION = "default";

  /** The default collection, to read and write. */
  public static final OpenOptions USUAL =
      new OpenOptions(
          DEFAULT_COLLECTION,
          false,
          Limits.DEFAULT,
          Tuning.USUAL,
          Optional.empty(),
          Recipe.USUAL,
          Optional.empty());

  public OpenOptions {
    requireNonNull(collection, "collection is null");
    requireNonNull(limits, "limits is null");
  }

  /** The same for another collection. */
  public OpenOptions collection(String name) {
    return new OpenOptions(name, readOnly, limits, tuning, remembered, recipe, memory);
  }

  /** The same, but nothing may be written. */
  public OpenOptions forReading() {
    return new OpenOptions(collection, true, limits, tuning, remembered, recipe, memory);
  }

  /** The same with other limits. */
  public OpenOptions limits(Limits others) {
    return new OpenOptions(collection, readOnly, others, tuning, remembered, recipe, memory);
  }

  /** The same with other constants of the fusion. */
  public OpenOptions tuning(Tuning others) {
    return new OpenOptions(collection, readOnly, limits, others, remembered, recipe, memory);
  }

  /** The same by another recipe. */
  public OpenOptions recipe(Recipe other) {
    return new OpenOptions(collection, readOnly, limits, tuning, remembered, other, memory);
  }

  /** The same by another recipe, remembering in this folder what no recipe changes. */
  public OpenOptions recipe(Recipe other, Path folder) {
    return new OpenOptions(
        collection, readOnly, limits, tuning, remembered, other, Optional.of(folder));
  }

  /** The same, only to ask, remembering what questions became in this folder. */
  public OpenOptions remembering(Path folder) {
    return new OpenOptions(collection, true, limits, tuning, Optional.of(folder), recipe, memory);
  }
}
