package dev.onespace.store.lucene;

import dev.onespace.catalog.Access;
import dev.onespace.store.words.Bm25;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
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
    IndexSearcher searcher = acquired();
    if (searcher == null) {
      return work.on(searcher(new MultiReader()));
    }
    try {
      if (!seen((DirectoryReader) searcher.getIndexReader()).readable()) {
        return work.on(searcher(new MultiReader()));
      }
      integrity.require(searcher.getIndexReader());
      return work.on(searcher);
    } finally {
      searcher.getIndexReader().decRef();
    }
  }

  /**
   * The last commit, which is in use until its reader's count is lowered; null if there is none.
   */
  private @Nullable IndexSearcher acquired() throws IOException {
    while (true) {
      SearcherManager manager = current();
      if (manager == null) {
        return null;
      }
      try {
        if (goesOn(manager) || !isReplaced(manager)) {
          return manager.acquire();
        }
      } catch (AlreadyClosedException another) {
        requireReplaced(manager, another);
      }
    }
  }

  /** Looks for a newer commit; false if the folder has one of another index. */
  private boolean goesOn(SearcherManager manager) throws IOException {
    LastCommit last = seen.get();
    if (last != null && last.isLast()) {
      return true;
    }
    try {
      refresh(manager);
      return isOfSameIndex(manager);
    } catch (NoSuchFileException | FileNotFoundException removed) {
      return false;
    } catch (AlreadyClosedException another) {
      throw another;
    } catch (IllegalStateException another) {
      return false;
    }
  }

  private synchronized boolean hasCommit() throws IOException {
    return directory != null && Files.isDirectory(folder) && DirectoryReader.indexExists(directory);
  }

  /** Lucene takes a commit of the same number of changes for the one that it has. */
  private static boolean isOfSameIndex(SearcherManager manager) throws IOException {
    IndexSearcher searcher = manager.acquire();
    try {
      var reader = (StandardDirectoryReader) searcher.getIndexReader();
      SegmentInfos shown = reader.getSegmentInfos();
      SegmentInfos latest = SegmentInfos.readLatestCommit(reader.directory());
      return shown.getVersion() != latest.getVersion()
          || Arrays.equals(shown.getId(), latest.getId());
    } finally {
      manager.release(searcher);
    }
  }

  /** Another thread may have opened the index anew in the meantime, or have closed it. */
  private synchronized void requireReplaced(
      SearcherManager manager, AlreadyClosedException otherwise) {
    if (searchers == null || searchers.equals(manager)) {
      throw otherwise;
    }
  }

  /**
   * Lucene goes on from no other index than its own: one that was made in its place is opened anew,
   * once it has a commit. Until then the last commit that there was answers.
   */
  private synchronized boolean isReplaced(SearcherManager manager) throws IOException {
    if (directory != null && manager.equals(searchers)) {
      try {
        searchers = opened(directory);
      } catch (FileNotFoundException | NoSuchFileException beingBuiltAnew) {
        if (hasCommit()) {
          throw beingBuiltAnew; // It is not: files of that commit are missing.
        }
        return false;
      }
      manager.close();
    }
    return true;
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
    try {
      manager.maybeRefresh();
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
