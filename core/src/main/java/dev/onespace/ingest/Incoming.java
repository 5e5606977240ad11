package dev.onespace.ingest;

import dev.onespace.error.Problem;

/** What a scan of folders and files brings: inputs, and places where there should have been one. */
public sealed interface Incoming {

  /** An input. */
  record Ready(Input input) implements Incoming {}

  /**
   * Something that is no input.
   *
   * @param source where
   * @param problem why
   */
  record Rejected(String source, Problem problem) implements Incoming {}
}
