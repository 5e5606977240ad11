package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.util.Optional;

/**
 * The open stores of a collection.
 *
 * @param lock held while they are open for writing
 */
record Stores(SqliteCatalog catalog, LuceneIndex index, FolderBlobs blobs, Optional<WriteLock> lock)
    implements AutoCloseable {

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
              "the index is missing, the catalog holds %d items"
                  .formatted(catalog.counts().items()),
              "Run: onespace reindex (builds it anew from the catalog; nothing is embedded"
                  + " again)"));
    }
  }

  @Override
  public void close() {
    try (catalog;
        index) {
      // closes the index, then the catalog
    } finally {
      lock.ifPresent(WriteLock::close);
    }
  }
}
