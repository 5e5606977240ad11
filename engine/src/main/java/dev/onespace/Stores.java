package dev.onespace;

import dev.onespace.blob.BlobCollector;
import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Generations;
import dev.onespace.catalog.Turns;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.index.SearchIndex;
import dev.onespace.jobs.Jobs;
import dev.onespace.jobs.SharedIngest.Node;
import dev.onespace.spending.Spending;
import java.util.Optional;

/**
 * The open stores of a collection.
 *
 * @param where they are, for people to read
 * @param generations which generation of which collection serves
 * @param shared how several nodes fill them together; nothing where there is one writer only
 * @param spending what is spent on vectors
 * @param remains what their files hold of what was deleted
 * @param turns in which threads write an item with its blobs, or remove one
 * @param behind closed after them: a lock, connections
 */
record Stores(
    Where where,
    Catalog catalog,
    SearchIndex index,
    Blobs blobs,
    Generations generations,
    Optional<Shared> shared,
    Spending spending,
    Maintenance remains,
    Turns turns,
    Behind behind)
    implements AutoCloseable {

  /** The jobs that nodes share, and what this node is among them. */
  record Shared(Jobs jobs, Node node) {}

  /** What is closed when the stores are. */
  @FunctionalInterface
  interface Behind {
    /** Nothing is. */
    Behind NOTHING = () -> {};

    /** Closes it. */
    void close();
  }

  /** The same stores, with something else closed after them. */
  Stores with(Behind other) {
    return new Stores(
        where, catalog, index, blobs, generations, shared, spending, remains, turns, other);
  }

  /**
   * Makes sure, before anything is paid for or written, that the index is not another catalog's.
   * One that is away is asked again when it follows; the catalog can do without it until then.
   *
   * @throws OnespaceException LOCKED if it is another catalog's, or a later state's of this one
   */
  void requireOwnIndex() {
    try {
      index.requireOwn();
    } catch (OnespaceException refused) {
      if (refused.problem().code() == ErrorCode.LOCKED) {
        throw refused;
      }
    }
  }

  /** Drops the blobs that a writer released which was killed before it dropped them. */
  void dropReleased() {
    turns.run(new BlobCollector(catalog, blobs)::dropReleased);
  }

  /**
   * Does nothing if there is an index of what the catalog holds, be it behind.
   *
   * @throws OnespaceException CORRUPT if it is missing: its first commit comes before the first
   *     item
   */
  void requireIndex() {
    if (index.sequence().isEmpty() && catalog.sequence() > 0) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.CORRUPT,
              "the index is missing, the catalog holds %s items"
                  .formatted(catalog.counts().items()),
              Remedy.of(
                  "Run: %s (builds it anew from the catalog; nothing is embedded again)",
                  Named.REINDEX)));
    }
  }

  @Override
  public void close() {
    try (catalog;
        index) {
      // closes the index, then the catalog
    } finally {
      behind.close();
    }
  }
}
