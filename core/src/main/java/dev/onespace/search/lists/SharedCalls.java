package dev.onespace.search.lists;

import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.IndexSearch;
import dev.onespace.index.WordIndex.Token;
import dev.onespace.patience.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets several pieces of work, each on a thread of its own, ask an index together: when all that
 * still go on have asked for something, it is asked once for all of it.
 */
final class SharedCalls implements IndexSearch {
  private final IndexSearch index;
  private final List<Waiting> waiting = new ArrayList<>();
  private int going;

  private SharedCalls(IndexSearch index, int going) {
    this.index = index;
    this.going = going;
  }

  /** The results, in the order of the work. The first failure is thrown when all have ended. */
  static <T> List<T> run(IndexSearch index, List<Function<IndexSearch, T>> work) {
    if (work.size() < 2) {
      return work.stream().map(one -> one.apply(index)).toList();
    }
    var shared = new SharedCalls(index, work.size());
    return AtOnce.run(work.stream().map(one -> (Callable<T>) () -> shared.done(one)).toList());
  }

  private <T> T done(Function<IndexSearch, T> work) {
    try {
      return work.apply(this);
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    going--;
    askIfAllWait();
  }

  @Override
  public synchronized List<IndexReply> search(List<IndexRequest> requests) {
    var mine = new Waiting(requests);
    waiting.add(mine);
    askIfAllWait();
    try {
      while (!mine.isOver()) {
        wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", stopped);
    }
    return mine.replies();
  }

  @Override
  public List<Token> tokens(String words) {
    return index.tokens(words);
  }

  private void askIfAllWait() {
    if (waiting.isEmpty() || waiting.size() < going) {
      return;
    }
    List<Waiting> asking = List.copyOf(waiting);
    waiting.clear();
    try {
      List<IndexReply> replies =
          index.search(asking.stream().flatMap(each -> each.requests.stream()).toList());
      int from = 0;
      for (Waiting each : asking) {
        each.replies = List.copyOf(replies.subList(from, from + each.requests.size()));
        from += each.requests.size();
      }
    } catch (RuntimeException | Error failed) {
      asking.forEach(each -> each.failed = failed);
    }
    notifyAll();
  }

  /** One that waits for what it asked. */
  private static final class Waiting {
    private final List<IndexRequest> requests;
    private @Nullable List<IndexReply> replies;
    private @Nullable Throwable failed;

    Waiting(List<IndexRequest> requests) {
      this.requests = requests;
    }

    boolean isOver() {
      return replies != null || failed != null;
    }

    List<IndexReply> replies() {
      if (replies != null) {
        return replies;
      }
      if (failed instanceof Error error) {
        throw error;
      }
      throw failed instanceof RuntimeException told ? told : new IllegalStateException(failed);
    }
  }
}
