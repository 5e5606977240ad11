package dev.onespace.store.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The last commit of an index, for searching. Looks for a newer one, also of another process, each
 * time it is used; an index that is not there is empty. Thread-safe.
 */
final class Commits implements AutoCloseable {
  private static final float K1 = 1.2f;
  private static final float B = 0.75f;
  static final BM25Similarity BM25 = new BM25Similarity(K1, B);

  private final Path folder;
  private @Nullable Directory directory;
  private @Nullable SearcherManager searchers;

  Commits(Path folder) {
    this.folder = folder;
  }

  /** Does the work on the last commit. */
  <T> T use(Work<T> work) throws IOException {
    SearcherManager manager = current();
    if (manager == null) {
      return work.on(searcher(new MultiReader()));
    }
    manager.maybeRefresh();
    IndexSearcher searcher = manager.acquire();
    try {
      return work.on(searcher);
    } finally {
      manager.release(searcher);
    }
  }

  private synchronized @Nullable SearcherManager current() throws IOException {
    if (searchers == null && Files.isDirectory(folder)) {
      Directory files = directory == null ? new MMapDirectory(folder) : directory;
      directory = files;
      if (DirectoryReader.indexExists(files)) {
        searchers = new SearcherManager(files, new Factory());
      }
    }
    return searchers;
  }

  private static IndexSearcher searcher(IndexReader reader) {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(BM25);
    return searcher;
  }

  @Override
  public synchronized void close() throws IOException {
    if (searchers != null) {
      searchers.close();
    }
    if (directory != null) {
      directory.close();
    }
  }

  /** What is done on one commit. */
  interface Work<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  private static final class Factory extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      return searcher(reader);
    }
  }
}
