package dev.onespace.index;

import dev.onespace.index.WordIndex.Token;
import java.util.List;

/**
 * An index as a question asks it: many things in one call, since each call may be a transaction or
 * a way over the network. Thread-safe.
 */
public interface IndexSearch {

  /** Answers these requests, all of one moment; the replies are in the order of the requests. */
  List<IndexReply> search(List<IndexRequest> requests);

  /**
   * The words of a text as passages are cut into words, in order; words that are not indexed (stop
   * words) are left out. Nothing is looked up for it.
   */
  List<Token> tokens(String words);
}
