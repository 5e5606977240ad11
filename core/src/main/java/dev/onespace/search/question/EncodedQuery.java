package dev.onespace.search.question;

import dev.onespace.item.ItemId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query, understood.
 *
 * @param parts in the query's order
 * @param themselves the stored items it asks with, which do not answer
 * @param notes what was cut or left out of what was asked with
 */
public record EncodedQuery(List<WeightedPart> parts, Set<ItemId> themselves, List<String> notes) {

  /** The parts that look for something. */
  List<WeightedPart> wanted() {
    return parts.stream().filter(part -> !part.not()).toList();
  }

  /** Whether there is nothing to look for with. */
  boolean isEmpty() {
    return wanted().stream().map(WeightedPart::asked).allMatch(EncodedPart::isEmpty);
  }

  /** Whether some part has words but no vector, as what makes them was away. */
  public boolean wordsOnly() {
    return parts.stream().map(WeightedPart::asked).anyMatch(EncodedPart::wordsOnly);
  }

  /** The words of all parts that look for something. */
  public String words() {
    return wanted().stream()
        .map(part -> part.asked().words())
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /** What the words of all parts that look for something mean. */
  public List<float[]> meanings() {
    return wanted().stream().flatMap(part -> part.asked().meanings().stream()).toList();
  }

  /**
   * A part of the question.
   *
   * @param asked what it became
   * @param weight how much it counts
   * @param not whether it pushes away what it finds
   */
  public record WeightedPart(EncodedPart asked, double weight, boolean not) {}
}
