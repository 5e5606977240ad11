package dev.onespace;

import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import dev.onespace.item.PassageRef;
import dev.onespace.store.Entry;
import dev.onespace.store.RemoteVectors;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A remote vector index that is reached when it is first needed: counting items needs none. */
final class LazyVectors implements RemoteVectors {
  private final Supplier<Opened> opening;
  private @Nullable Opened opened;

  LazyVectors(Supplier<Opened> opening) {
    this.opening = opening;
  }

  /**
   * What was opened.
   *
   * @param vectors closed first
   * @param behind closed after them
   */
  record Opened(RemoteVectors vectors, Runnable behind) {}

  private synchronized RemoteVectors vectors() {
    if (opened == null) {
      opened = opening.get();
    }
    return opened.vectors();
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
  public synchronized long position() {
    return opened == null ? 0 : opened.vectors().position();
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
  public synchronized void close() {
    if (opened != null) {
      try (RemoteVectors vectors = opened.vectors()) {
        opened = new Opened(vectors, opened.behind());
      } finally {
        opened.behind().run();
        opened = null;
      }
    }
  }
}
