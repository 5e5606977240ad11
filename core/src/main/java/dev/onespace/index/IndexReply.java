package dev.onespace.index;

import dev.onespace.catalog.PassageVector;
import dev.onespace.index.WordIndex.Term;
import dev.onespace.item.ItemId;
import java.util.List;
import java.util.Map;

/**
 * What an index answers to an {@link IndexRequest}.
 *
 * @param legs what each leg found, in the order of the request
 * @param vectors of all passages of the items told of, by item and ordinal
 * @param words by text, what the passages of these items share with it
 * @param passages how many passages the index has in all
 */
public record IndexReply(
    List<LegReply> legs,
    Map<ItemId, List<PassageVector>> vectors,
    Map<String, Wording> words,
    long passages) {
  public IndexReply {
    legs = List.copyOf(legs);
    vectors = Map.copyOf(vectors);
    words = Map.copyOf(words);
  }

  /**
   * What passages share with a text.
   *
   * @param terms the words of the text with their weights, see {@link WordIndex#terms}
   * @param scores of the passages that share any, see {@link WordIndex#score}
   */
  public record Wording(List<Term> terms, List<PassageScore> scores) {
    public Wording {
      terms = List.copyOf(terms);
      scores = List.copyOf(scores);
    }
  }
}
