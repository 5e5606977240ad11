package dev.onespace.ingest;

/** Hears of an ingest while it goes on. Called by one thread at a time. */
public interface IngestListener {
  /** Hears nothing. */
  IngestListener SILENT = outcome -> {};

  /** An input is done. */
  void done(Outcome outcome);

  /** Whether to stop after what is under way. */
  default boolean stopRequested() {
    return false;
  }
}
