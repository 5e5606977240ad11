package dev.onespace.ingest;

import dev.onespace.patience.Outage;

/** Hears of an ingest while it goes on. Called by one thread at a time, but for {@link #waits}. */
public interface IngestListener {
  /** Hears nothing. */
  IngestListener SILENT = outcome -> {};

  /** An input is done. */
  void done(Outcome outcome);

  /** A server is away and keeps the work waiting, or is back. Called by any thread. */
  default void waits(Outage outage) {}

  /** Another generation serves since this began; what is left goes into that one. */
  default void goesOn(int generation) {}

  /** Whether to stop after what is under way. */
  default boolean stopRequested() {
    return false;
  }
}
