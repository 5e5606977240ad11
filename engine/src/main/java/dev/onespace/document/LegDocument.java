package dev.onespace.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** How a passage was found. */
public sealed interface LegDocument {

  /** By what: a vector, words, exact terms, the bridge. */
  String leg();

  /** Which part of the question found it, where there are several; from 1. */
  Optional<Integer> part();

  /** In nats, how far beyond chance it is. */
  double surprisal();

  /**
   * By a vector.
   *
   * @param from what was asked with
   * @param to what answers
   * @param cosine of the vectors
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfVector(
      String leg, Optional<Integer> part, String from, String to, double cosine, double surprisal)
      implements LegDocument {}

  /**
   * By its words.
   *
   * @param bm25 of the words
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfWords(String leg, Optional<Integer> part, double bm25, double surprisal)
      implements LegDocument {}

  /**
   * By exact terms.
   *
   * @param same ids, codes and quoted words that are the same, as they were asked for
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfExact(String leg, Optional<Integer> part, List<String> same, double surprisal)
      implements LegDocument {}

  /**
   * Over another item.
   *
   * @param from what was asked with
   * @param over the id of that item
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OverBridge(String leg, Optional<Integer> part, String from, String over, double surprisal)
      implements LegDocument {}
}
