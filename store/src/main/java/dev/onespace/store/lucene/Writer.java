package dev.onespace.store.lucene;

import dev.onespace.file.Folders;
import dev.onespace.store.words.WordsAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * The one writer of an index folder, which it makes if it is not there. An index of another {@link
 * Format} is emptied.
 */
final class Writer implements AutoCloseable {
  private static final double BUFFER_MB = 32;
  private static final int MERGING_THREADS = 1;
  private static final int MOST_MERGES = 3;

  private final Directory directory;
  private IndexWriter lucene;

  Writer(Path folder) throws IOException {
    this.directory = new MMapDirectory(folder);
    try {
      this.lucene = opened(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static IndexWriter opened(Directory directory) throws IOException {
    IndexWriter lucene = new IndexWriter(directory, config());
    if (!Format.isOf(noted(lucene))) {
      lucene.deleteAll();
      lucene.setLiveCommitData(Map.<String, String>of().entrySet());
    }
    return lucene;
  }

  private static Map<String, String> noted(IndexWriter lucene) {
    Map<String, String> noted = new HashMap<>();
    var entries = lucene.getLiveCommitData();
    if (entries != null) {
      entries.forEach(entry -> noted.put(entry.getKey(), entry.getValue()));
    }
    return noted;
  }

  private static IndexWriterConfig config() {
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(MOST_MERGES, MERGING_THREADS);
    // Asked to remove what was deleted, it removes all of it.
    TieredMergePolicy policy = new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
    return new IndexWriterConfig(new WordsAnalyzer())
        .setCodec(WideVectors.codec())
        .setMergePolicy(policy)
        .setSimilarity(Commits.BM25)
        .setRAMBufferSizeMB(BUFFER_MB)
        .setMergeScheduler(merges)
        .setCommitOnClose(false);
  }

  /**
   * Where to write. Lucene closes its writer for good when a write fails as badly as with a full
   * disk: the next write begins anew with the last commit.
   */
  IndexWriter lucene() throws IOException {
    if (!lucene.isOpen()) {
      lucene = opened(directory);
    }
    return lucene;
  }

  /** Ends with the last commit; the next write begins anew with it. */
  void rest() throws IOException {
    lucene.close();
  }

  /** Goes back to the last commit, after a failure. */
  void takeBack(Throwable failure) {
    try {
      lucene.rollback(); // which closes it
    } catch (IOException | RuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  /** Removes an index with its folder, or whatever is in its place; false if there was none. */
  static boolean discard(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Folders.delete(folder);
    return true;
  }

  /** Closes the index as of its last commit. */
  @Override
  public void close() throws IOException {
    lucene.close();
    directory.close();
  }
}
