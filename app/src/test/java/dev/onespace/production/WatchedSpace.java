package dev.onespace.production;

import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Task;
import dev.onespace.testkit.memory.MemorySpace;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A space of words that embeds none of the {@link Texts} before it is let, counts them, and does
 * something at the nth of them. Thread-safe.
 */
final class WatchedSpace extends ForwardingSpace {
  private static final long LONGEST_SECONDS = 120;

  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final int nth;
  private final Runnable then;

  /** Does something before it answers the nth text. */
  WatchedSpace(int nth, Runnable then) {
    super(new MemorySpace());
    this.nth = nth;
    this.then = then;
  }

  /** Embeds at once. */
  static WatchedSpace answering() {
    WatchedSpace space = new WatchedSpace(Integer.MAX_VALUE, () -> {});
    space.answer();
    return space;
  }

  /** From now on it embeds them. */
  void answer() {
    opened.countDown();
  }

  /** How many of the texts it embedded. */
  int asked() {
    return asked.get();
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    if (task == Task.DOCUMENT) {
      contents.stream().filter(WatchedSpace::isWatched).forEach(_ -> watched());
    }
    return super.embed(contents, task);
  }

  /** Not what a provider is tried with. */
  private static boolean isWatched(Content content) {
    return content instanceof Content.Words(var text) && Texts.isOne(text);
  }

  private void watched() {
    try {
      if (!opened.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody let it answer");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
    if (asked.incrementAndGet() == nth) {
      then.run();
    }
  }

  @Override
  public void close() {
    opened.countDown();
    super.close();
  }
}
