package dev.onespace;

import static java.util.Objects.requireNonNull;

import dev.onespace.calibrate.Tuning;
import dev.onespace.space.Limits;
import java.math.BigDecimal;
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
 * @param budget what embedding may cost, in US dollars; nothing for no limit
 */
public record OpenOptions(
    String collection,
    boolean readOnly,
    Limits limits,
    Tuning tuning,
    Optional<Path> remembered,
    Optional<BigDecimal> budget) {
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
          Optional.empty());

  public OpenOptions {
    requireNonNull(collection, "collection is null");
    requireNonNull(limits, "limits is null");
  }

  /** The same for another collection. */
  public OpenOptions collection(String name) {
    return new OpenOptions(name, readOnly, limits, tuning, remembered, budget);
  }

  /** The same, but nothing may be written. */
  public OpenOptions forReading() {
    return new OpenOptions(collection, true, limits, tuning, remembered, budget);
  }

  /** The same with other limits. */
  public OpenOptions limits(Limits others) {
    return new OpenOptions(collection, readOnly, others, tuning, remembered, budget);
  }

  /** The same with other constants of the fusion. */
  public OpenOptions tuning(Tuning others) {
    return new OpenOptions(collection, readOnly, limits, others, remembered, budget);
  }

  /** The same, but embedding may cost so much at most, in US dollars. */
  public OpenOptions budget(BigDecimal dollars) {
    return new OpenOptions(collection, readOnly, limits, tuning, remembered, Optional.of(dollars));
  }

  /** The same, only to ask, remembering what questions became in this folder. */
  public OpenOptions remembering(Path folder) {
    return new OpenOptions(collection, true, limits, tuning, Optional.of(folder), budget);
  }
}
