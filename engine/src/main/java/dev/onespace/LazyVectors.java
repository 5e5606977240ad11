package dev.onespace;

import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.index.RemoteVectors;
import dev.onespace.item.Facet;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.Patience;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A remote vector index that is reached when it is first needed: counting items needs none. */
final class LazyVectors implements RemoteVectors {
  private static final Duration NO_END = Duration.ofDays(1);

  private final String name;
  private final Supplier<Opened> opening;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Opened opened;

  /** One of this name, as servers are called to people. */
  LazyVectors(String name, Supplier<Opened> opening) {
    this.name = name;
    this.opening = opening;
  }

  /**
   * What was opened.
   *
   * @param vectors closed first
   * @param behind closed after them
   */
  record Opened(RemoteVectors vectors, Runnable behind) {}

  private RemoteVectors vectors() {
    Opened known = opened;
    return known == null ? opened().vectors() : known.vectors();
  }

  /** A question does not wait for an ingest that has been trying to open it for minutes. */
  private Opened opened() {
    Duration most = Patience.current().attempts(name, 1).next(NO_END);
    try {
      if (!lock.tryLock(most.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new OnespaceException(ErrorCode.UNAVAILABLE, name + " is still being connected to");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(
          ErrorCode.UNAVAILABLE, "stopped while waiting for " + name, stopped);
    }
    try {
      Opened known = opened;
      Opened now = known == null ? opening.get() : known;
      opened = now;
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void requireOwn() {
    vectors().requireOwn();
  }

  @Override
  public void put(Collection<Entry> entries) {
    vectors().put(entries);
  }

  @Override
  public void remove(Collection<PassageRef> passages) {
    if (!passages.isEmpty()) {
      vectors().remove(passages);
    }
  }

  @Override
  public void clear() {
    vectors().clear();
  }

  @Override
  public long position() {
    Opened known = opened;
    return known == null ? 0 : known.vectors().position();
  }

  @Override
  public boolean supports(Filter filter) {
    return vectors().supports(filter);
  }

  @Override
  public Nearest nearest(float[] vector, Facet facet, Filter filter, int k) {
    return vectors().nearest(vector, facet, filter, k);
  }

  @Override
  public long passages() {
    return vectors().passages();
  }

  @Override
  public void forEach(Consumer<PassageRef> each) {
    vectors().forEach(each);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Opened known = opened;
      opened = null;
      if (known != null) {
        try {
          known.vectors().close();
        } finally {
          known.behind().run();
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
