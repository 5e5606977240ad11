package dev.onespace.store.lucene;

import dev.onespace.store.Access;
import dev.onespace.store.words.Bm25;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
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
 * time it is used; an index that is not there or of another {@link Format} is empty, one that is
 * damaged is not used. Thread-safe.
 */
final class Commits implements AutoCloseable {
  static final BM25Similarity BM25 = new BM25Similarity((float) Bm25.K1, (float) Bm25.B);

  private static final String COMMIT = "segments_";
  private static final String SEGMENT = "_";

  private final Path folder;
  private final Access access;
  private final Integrity integrity;
  private final AtomicReference<@Nullable LastCommit> seen = new AtomicReference<>();
  private @Nullable Directory directory;
  private @Nullable SearcherManager searchers;

  Commits(Path folder, Access access, Integrity integrity) {
    this.folder = folder;
    this.access = access;
    this.integrity = integrity;
  }

  /**
   * Does the work on the last commit.
   *
   * @throws CorruptIndexException if a byte of it is not what was written
   */
  <T> T use(Work<T> work) throws IOException {
    SearcherManager manager = current();
    if (manager == null) {
      return work.on(searcher(new MultiReader()));
    }
    refresh(manager);
    IndexSearcher searcher = manager.acquire();
    try {
      if (!seen((DirectoryReader) searcher.getIndexReader()).readable()) {
        return work.on(searcher(new MultiReader()));
      }
      integrity.require(searcher.getIndexReader());
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
        searchers = opened(files);
      } else if (access == Access.READ) {
        requireEmpty(files);
      }
    }
    return searchers;
  }

  // What Lucene stumbles over as it opens files is damage, whatever it calls it.
  private SearcherManager opened(Directory files) throws IOException {
    try {
      return new SearcherManager(files, new Factory());
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      throw new CorruptIndexException(String.valueOf(e.getMessage()), folder.toString(), e);
    }
  }

  private LastCommit seen(DirectoryReader reader) throws IOException {
    LastCommit last = seen.get();
    if (last != null && last.reader().equals(reader)) {
      return last;
    }
    LastCommit fresh = LastCommit.of(folder, reader);
    seen.set(fresh);
    return fresh;
  }

  private void refresh(SearcherManager manager) throws IOException {
    LastCommit last = seen.get();
    if (last != null && last.isLast()) {
      return;
    }
    try {
      manager.maybeRefresh();
    } catch (IndexNotFoundException beingBuiltAnew) {
      // The last commit that there was answers until there is another one.
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CorruptIndexException(String.valueOf(e.getMessage()), folder.toString(), e);
    }
  }

  /** Files without a commit that names them: the commit was lost, or is being made anew. */
  private static void requireEmpty(Directory files) throws IOException {
    List<String> names = List.of(files.listAll());
    boolean committedJustNow = names.stream().anyMatch(name -> name.startsWith(COMMIT));
    if (!committedJustNow && names.stream().anyMatch(name -> name.startsWith(SEGMENT))) {
      throw new CorruptIndexException(
          "its list of files (" + COMMIT + "N) is missing; it is damaged, or being built anew",
          files.toString());
    }
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
