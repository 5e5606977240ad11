package dev.onespace.ingest;

import dev.onespace.item.Sourced;
import java.util.function.Predicate;

/**
 * How to ingest.
 *
 * @param batch how many inputs go through the space at once
 * @param retryFailed whether to try again what failed before
 * @param remake whether to embed again what another pipeline made
 * @param stillThere tells whether the file an item came from may still exist, here or on a disk
 *     that is away; only what is demonstrably gone may have been renamed
 */
public record IngestOptions(
    int batch, boolean retryFailed, boolean remake, Predicate<Sourced> stillThere) {
  /** Inputs per batch: enough to batch the models, few enough to lose little in a crash. */
  public static final int BATCH = 32;

  public IngestOptions {
    if (batch < 1) {
      throw new IllegalArgumentException("batch " + batch + " is below 1");
    }
  }

  /** The usual: no retry, no re-making, sources that are gone told by {@code stillThere}. */
  public static IngestOptions usual(Predicate<Sourced> stillThere) {
    return new IngestOptions(BATCH, false, false, stillThere);
  }
}
