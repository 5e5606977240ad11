package dev.onespace.store.postgres;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.index.WriteLost;
import dev.onespace.store.words.WordsAnalyzer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes to an index over a connection of its own, which is opened with the first write after a
 * commit and closed with the next. A write that fails takes back all that was written since the
 * last commit.
 */
final class IndexWriter {
  private final PostgresDatabase database;
  private final String collection;
  private final WordsAnalyzer analyzer;
  private final ReentrantLock lock = new ReentrantLock(true);
  private Optional<IndexWriting> open = Optional.empty();

  IndexWriter(PostgresDatabase database, String collection, WordsAnalyzer analyzer) {
    this.database = database;
    this.collection = collection;
    this.analyzer = analyzer;
  }

  /** Does work while no other thread and no other node writes; ends what it left open. */
  <T> T alone(Supplier<T> work) {
    lock.lock();
    try {
      boolean began = open.isEmpty();
      write(_ -> {});
      T done = work.get();
      if (began) {
        close();
      }
      return done;
    } catch (RuntimeException | Error failed) {
      takeBack(failed);
      throw failed;
    } finally {
      lock.unlock();
    }
  }

  void write(Consumer<IndexWriting> work) {
    if (database.access() == Access.READ) {
      throw new IllegalStateException("the index is opened for reading");
    }
    lock.lock();
    try {
      IndexWriting writing = open.orElseGet(this::begin);
      written(() -> work.accept(writing));
    } finally {
      lock.unlock();
    }
  }

  /** A write that fails takes back all since the last commit. */
  private void written(Runnable work) {
    try {
      database
          .faults()
          .told(
              () -> {
                work.run();
                return true;
              });
    } catch (OnespaceException e) {
      takeBack(e);
      throw e.problem().code() == ErrorCode.UNAVAILABLE ? new WriteLost(e.problem(), e) : e;
    } catch (RuntimeException e) {
      takeBack(e);
      throw e;
    }
  }

  /** Nothing is written yet, so that it may be tried again. */
  private IndexWriting begin() {
    IndexWriting begun = Repetition.of(() -> database.faults().told(this::beginNow));
    open = Optional.of(begun);
    return begun;
  }

  private IndexWriting beginNow() throws SQLException {
    long index = database.write(handle -> IndexState.make(handle, collection)).id();
    Connection connection = database.connect();
    try {
      return new IndexWriting(Jdbi.open(connection), index, analyzer);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void takeBack(Throwable failure) {
    try {
      open.ifPresent(IndexWriting::rollback);
    } catch (RuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    } finally {
      open = Optional.empty();
    }
  }

  /** Makes what was written durable and visible. */
  void commit(long sequence) {
    write(
        writing -> {
          writing.commit(sequence);
          open = Optional.empty();
        });
  }

  /** Takes back what was not committed. */
  void close() {
    lock.lock();
    try {
      open.ifPresent(IndexWriting::rollback);
    } finally {
      open = Optional.empty();
      lock.unlock();
    }
  }
}
