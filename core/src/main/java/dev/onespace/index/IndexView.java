package dev.onespace.index;

/** An index as it is searched. Thread-safe. */
public interface IndexView extends VectorIndex, WordIndex, ExactIndex, ItemIndex {

  /** How many passages can be found. */
  long passages();
}
