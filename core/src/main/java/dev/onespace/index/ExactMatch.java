package dev.onespace.index;

import dev.onespace.exact.ExactTerm;
import dev.onespace.item.PassageRef;
import java.util.List;

/**
 * A passage that carries what was asked for to the letter.
 *
 * @param passage which
 * @param terms those that it carries, in the order they were asked for
 * @param score the sum of their weights, see {@link ExactIndex#carrying}
 */
public record ExactMatch(PassageRef passage, List<ExactTerm> terms, double score) {
  public ExactMatch {
    terms = List.copyOf(terms);
  }
}
