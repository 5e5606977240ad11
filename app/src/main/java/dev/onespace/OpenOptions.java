package dev.onespace;

import static java.util.Objects.requireNonNull;

/**
 * How to open a data folder.
 *
 * @param collection the isolated set of items to work on
 * @param readOnly whether anything that writes is refused
 */
public record OpenOptions(String collection, boolean readOnly) {
  /** The collection that is used where none is named. */
  public static final String DEFAULT_COLLECTION = "default";

  /** The default collection, to read and write. */
  public static final OpenOptions USUAL = new OpenOptions(DEFAULT_COLLECTION, false);

  public OpenOptions {
    requireNonNull(collection, "collection is null");
  }

  /** The same for another collection. */
  public OpenOptions collection(String name) {
    return new OpenOptions(name, readOnly);
  }

  /** The same, but nothing may be written. */
  public OpenOptions forReading() {
    return new OpenOptions(collection, true);
  }
}
