package dev.onespace;

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
