package dev.onespace.space;

/**
 * What a vector is for. Always given, never assumed: encoders prefix queries and documents
 * differently.
 */
public enum Task {
  DOCUMENT,
  QUERY
}
