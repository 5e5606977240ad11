package dev.onespace.production;

import dev.onespace.space.Capabilities;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.Task;
import dev.onespace.testkit.memory.MemorySpace;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A space of words that answers nothing before it is let, and does something at the nth text it is
 * asked for. Thread-safe.
 */
final class WatchedSpace implements Space {
  private static final long LONGEST_SECONDS = 120;

  private final MemorySpace space = new MemorySpace();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final int nth;
  private final Runnable then;

  /** Does something before it answers the nth text. */
  WatchedSpace(int nth, Runnable then) {
    this.nth = nth;
    this.then = then;
  }

  /** From now on it answers. */
  void answer() {
    opened.countDown();
  }

  /** How many texts it was asked for. */
  int asked() {
    return asked.get();
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
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
    return space.embed(contents, task);
  }

  @Override
  public String id() {
    return space.id();
  }

  @Override
  public int dimension() {
    return space.dimension();
  }

  @Override
  public SpaceHash hash() {
    return space.hash();
  }

  @Override
  public PipelineHash pipeline() {
    return space.pipeline();
  }

  @Override
  public Capabilities capabilities() {
    return space.capabilities();
  }

  @Override
  public void close() {
    opened.countDown();
    space.close();
  }
}
