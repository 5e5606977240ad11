package dev.onespace.models.local;

import dev.onespace.error.OnespaceException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model that is opened when it is first needed, once, and closed if it was. Thread-safe. */
final class Lazy<T extends AutoCloseable> implements AutoCloseable {
  private final Supplier<T> opening;
  private @Nullable T value;

  Lazy(Supplier<T> opening) {
    this.opening = opening;
  }

  synchronized T get() {
    T opened = value;
    if (opened == null) {
      opened = opening.get();
      value = opened;
    }
    return opened;
  }

  /** Opens it if that can be done; if not, {@link #get} tells why. */
  boolean tryOpen() {
    try {
      get();
      return true;
    } catch (OnespaceException toldByGet) {
      return false;
    }
  }

  @Override
  public synchronized void close() throws Exception {
    if (value != null) {
      value.close();
      value = null;
    }
  }
}
