package dev.onespace.store.lucene;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.catalog.Turns;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.AtOnce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;

/**
 * The vector index and the word index of a collection in one folder, by Apache Lucene: an HNSW
 * graph (Malkov and Yashunin 2018) per facet with 16 links a node, BM25 (k1 1.2, b 0.75), and the
 * item's type and metadata as terms, so that a filter holds inside every search.
 *
 * <p>Searches see the last commit, also one made by another process. A crash leaves the index as of
 * its last commit. A folder that is not there reads as an empty index. Words of a query are never
 * read as query syntax. Statistics behind BM25 count removed passages until Lucene merges them
 * away. Thread-safe; the opener closes it.
 *
 * <p>An index of another {@link Format} reads as an empty one that was never committed to, and is
 * emptied when it is opened for writing.
 *
 * <p>Before anything is searched in a commit all its bytes are compared with their checksums: a
 * damaged index answers nothing, each call throws {@code CORRUPT}. Of an index larger than {@link
 * SearchLimits#alwaysRead} only the files that changed since its writer committed are read.
 */
public final class LuceneIndex implements SearchIndex {
  private final Faults faults;
  private final Commits commits;
  private final FileMarks marks;
  private final Optional<Writer> writer;
  private final Searches searches;
  private final Turns turns = new Turns();
  private volatile boolean resting;

  private LuceneIndex(Path folder, Optional<Writer> writer, SearchLimits limits) {
    Access access = writer.isPresent() ? Access.WRITE : Access.READ;
    this.faults = new Faults(folder);
    this.commits = new Commits(folder, access, new Integrity(folder, limits.alwaysRead()));
    this.marks = new FileMarks(folder);
    this.writer = writer;
    this.searches = new Searches(limits);
  }

  /**
   * Opens the index in a folder with the usual limits.
   *
   * @throws dev.onespace.error.OnespaceException {@code CORRUPT} if it is opened for writing and
   *     damaged, {@code LOCKED} if another writer has it
   */
  public static LuceneIndex open(Path folder, Access access) {
    return open(folder, access, SearchLimits.USUAL);
  }

  /** As {@link #open(Path, Access)}, with limits of its own. */
  public static LuceneIndex open(Path folder, Access access, SearchLimits limits) {
    Faults faults = new Faults(folder);
    Optional<Writer> writer =
        access == Access.WRITE
            ? Optional.of(faults.told(() -> new Writer(folder)))
            : Optional.empty();
    LuceneIndex index = new LuceneIndex(folder, writer, limits);
    if (access == Access.WRITE) {
      index.requireSound();
    }
    return index;
  }

  private void requireSound() {
    try {
      passages();
    } catch (RuntimeException damaged) {
      close();
      throw damaged;
    }
  }

  /**
   * Opens an index for writing; one that is damaged is discarded first and thus empty, to be filled
   * from the catalog.
   *
   * @throws dev.onespace.error.OnespaceException {@code LOCKED} if another writer has it
   */
  public static LuceneIndex restore(Path folder) {
    try {
      return open(folder, Access.WRITE);
    } catch (OnespaceException failed) {
      if (failed.problem().code() != ErrorCode.CORRUPT) {
        throw failed;
      }
      discard(folder);
      return open(folder, Access.WRITE);
    }
  }

  /** Removes an index, also a damaged one, with its folder. Nobody may have it open for writing. */
  public static void discard(Path folder) {
    new Faults(folder).told(() -> Writer.discard(folder));
  }

  /** All legs at once: they have no state in common but the commit. */
  @Override
  public List<IndexReply> search(List<IndexRequest> requests) {
    return search(
        searcher -> {
          try {
            return IndexRequest.all(requests, new OneCommit(searcher, searches), AtOnce::run);
          } catch (UncheckedIOException failed) {
            throw failed.getCause();
          }
        });
  }

  @Override
  public List<Token> tokens(String words) {
    return searches.tokens(words);
  }

  @Override
  public List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k) {
    return search(searcher -> searches.nearest(searcher, vector, facet, filter, k));
  }

  @Override
  public List<PassageScore> matching(String words, Filter filter, int k) {
    return search(searcher -> searches.matching(searcher, words, filter, k));
  }

  @Override
  public List<PassageScore> score(String words, Collection<ItemId> items) {
    return search(searcher -> searches.score(searcher, words, items));
  }

  @Override
  public List<Term> terms(String words) {
    return search(searcher -> searches.terms(searcher, words));
  }

  @Override
  public List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return search(searcher -> searches.carrying(searcher, terms, filter, k));
  }

  @Override
  public List<ItemId> items(Filter filter, int k) {
    return search(searcher -> searches.items(searcher, filter, k));
  }

  @Override
  public List<PassageVector> vectors(Collection<ItemId> items) {
    return search(searcher -> searches.vectors(searcher, items));
  }

  /** It lies beside its catalog, in a folder of which this has the lock. */
  @Override
  public void requireOwn() {}

  /** Waits for other threads only: the folder's lock keeps other processes out. */
  @Override
  public <T> T alone(Supplier<T> work) {
    return turns.take(
        () -> {
          try {
            return work.get();
          } catch (RuntimeException | Error failed) {
            writer.ifPresent(it -> it.takeBack(failed));
            throw failed;
          } finally {
            if (resting) {
              rest();
            }
          }
        });
  }

  @Override
  public void put(Collection<Entry> entries) {
    write(
        lucene -> {
          for (Entry entry : entries) {
            // One call: what another thread commits between two would lack the item, or double it.
            var item = PassageDocument.of(entry.item().id());
            if (entry.passages().isEmpty()) {
              lucene.deleteDocuments(item); // Lucene's sums of memory go wrong with a block of none
            } else {
              lucene.updateDocuments(item, PassageDocument.of(entry));
            }
          }
        });
  }

  @Override
  public void remove(Collection<ItemId> items) {
    write(
        lucene ->
            lucene.deleteDocuments(
                items.stream()
                    .map(PassageDocument::of)
                    .toArray(org.apache.lucene.index.Term[]::new)));
  }

  @Override
  public void clear() {
    write(IndexWriter::deleteAll);
  }

  @Override
  public void commit(long sequence) {
    write(
        lucene -> {
          lucene.setLiveCommitData(Format.noted(sequence).entrySet());
          commit(lucene);
        });
  }

  private void commit(IndexWriter lucene) throws IOException {
    lucene.commit();
    marks.note(SegmentInfos.readLatestCommit(lucene.getDirectory()).files(true));
  }

  /**
   * Removes what was removed or replaced from the files too, and the files of former commits. Where
   * a reader of another process has such a file open, its name is gone, and its bytes follow when
   * the reader looks again or ends.
   */
  public void compact() {
    alone(
        () -> {
          write(
              lucene -> {
                lucene.forceMergeDeletes(true);
                commit(lucene);
                lucene.deleteUnusedFiles();
              });
          return true;
        });
    passages();
  }

  /**
   * Lets go of the index's own lock but for what is written from now on, so that it may be opened
   * for writing elsewhere in this process. What was not committed is taken back.
   */
  public void rest() {
    resting = true;
    turns.run(
        () ->
            faults.told(
                () -> {
                  if (writer.isPresent()) {
                    writer.get().rest();
                  }
                  return true;
                }));
  }

  /** How many removed or replaced passages the files still hold. */
  public long awaitingCompaction() {
    return search(searcher -> (long) searcher.getIndexReader().numDeletedDocs());
  }

  /** Names every passage that can be found, in no particular order. */
  public void forEachPassage(Consumer<PassageRef> each) {
    search(
        searcher -> {
          FoundDocuments.all(searcher.getIndexReader(), each);
          return true;
        });
  }

  @Override
  public Optional<Long> sequence() {
    return search(
        searcher ->
            searcher.getIndexReader() instanceof DirectoryReader reader
                ? Format.sequence(reader)
                : Optional.empty());
  }

  @Override
  public long passages() {
    return search(searcher -> (long) searcher.getIndexReader().numDocs());
  }

  @Override
  public void close() {
    turns.run(() -> faults.told(this::closed));
  }

  private boolean closed() throws IOException {
    commits.close();
    if (writer.isPresent()) {
      writer.get().close();
    }
    return true;
  }

  private <T> T search(Commits.Work<T> work) {
    return faults.told(() -> commits.use(work));
  }

  private void write(Writing work) {
    Writer open =
        writer.orElseThrow(() -> new IllegalStateException("the index is opened for reading"));
    turns.run(
        () ->
            faults.told(
                () -> {
                  work.on(open.lucene());
                  return true;
                }));
  }

  private interface Writing {
    void on(IndexWriter lucene) throws IOException;
  }
}
