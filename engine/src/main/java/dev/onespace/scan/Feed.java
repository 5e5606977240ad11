package dev.onespace.scan;

import dev.onespace.ingest.Incoming;
import java.util.Optional;

/** Brings inputs, one at a time. */
interface Feed extends AutoCloseable {

  /** The next input, or nothing at the end. */
  Optional<Incoming> next();

  @Override
  void close();
}
