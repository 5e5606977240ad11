package dev.onespace.catalog;

/** What a store is opened for. */
public enum Access {
  /** Reading, beside any number of readers and one writer, also in other processes. */
  READ,
  /** Reading and writing; the opener holds the data folder's lock. */
  WRITE
}
