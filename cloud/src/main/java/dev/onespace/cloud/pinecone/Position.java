package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.pinecone.Calls.Answer;
import java.util.OptionalLong;

/**
 * How far a namespace was written and is seen, in Pinecone's log sequence numbers: <a
 * href="https://docs.pinecone.io/guides/index-data/check-data-freshness">Check data freshness</a>.
 * A server that does not tell them is believed to have seen nothing. Thread-safe.
 */
final class Position {
  /** The header of an answer that says what it has seen. */
  static final String SEEN = "x-pinecone-max-indexed-lsn";

  private long written;
  private long seen;
  private boolean untold;

  /** Notes the answer to a write. */
  synchronized void wrote(Answer answer) {
    OptionalLong told = answer.position("x-pinecone-request-lsn");
    untold |= told.isEmpty();
    written = Math.max(written, told.orElse(written + 1));
  }

  /** The highest number of all writes noted. */
  synchronized long written() {
    return written;
  }

  /** The number up to which an answer to a query has seen all writes; 0 if that is not told. */
  synchronized long seenBy(Answer answer) {
    long now = untold ? 0 : answer.position(SEEN).orElse(0);
    seen = Math.max(seen, now);
    return now;
  }

  /** The highest number that any query has seen. */
  synchronized long seen() {
    return untold ? 0 : seen;
  }
}
