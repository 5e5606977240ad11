package dev.onespace.index;

/**
 * Whatever is looked up in an index, each by itself. Of one moment where an index answers {@link
 * IndexRequest}s by it; asked of a {@link SearchIndex} each call is of a moment of its own.
 * Thread-safe.
 */
public interface IndexView extends VectorIndex, WordIndex, ExactIndex, ItemIndex {

  /** How many passages can be found. */
  long passages();
}
