package dev.onespace;

import static java.util.Objects.requireNonNull;

import dev.onespace.space.Limits;

/**
 * How to open a data folder.
 *
 * @param collection the isolated set of items to work on
 * @param readOnly whether anything that writes is refused
 * @param limits what one input may cost
 */
public record OpenOptions(String collection, boolean readOnly, Limits limits) {
  /** The collection that is used where none is named. */
  public static final String DEFAULT_COLLECTION = "default";

  /** The default collection, to read and write. */
  public static final OpenOptions USUAL =
      new OpenOptions(DEFAULT_COLLECTION, false, Limits.DEFAULT);

  public OpenOptions {
    requireNonNull(collection, "collection is null");
    requireNonNull(limits, "limits is null");
  }

  /** The same for another collection. */
  public OpenOptions collection(String name) {
    return new OpenOptions(name, readOnly, limits);
  }

  /** The same, but nothing may be written. */
  public OpenOptions forReading() {
    return new OpenOptions(collection, true, limits);
  }

  /** The same with other limits. */
  public OpenOptions limits(Limits others) {
    return new OpenOptions(collection, readOnly, others);
  }
}
