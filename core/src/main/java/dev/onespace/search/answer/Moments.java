package dev.onespace.search.answer;

import dev.onespace.item.Facet;
import dev.onespace.item.Passage;
import dev.onespace.search.answer.Units.Unit;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import java.util.List;
import java.util.Optional;

/**
 * Finds the utterance of a recording that means what was asked, where no word tells. It embeds the
 * utterances of the few recordings that are shown, unless embedding is paid for.
 */
public final class Moments {
  private final Space space;
  private final List<float[]> asked;

  public Moments(Space space, List<float[]> asked) {
    this.space = space;
    this.asked = asked;
  }

  /**
   * The unit nearest to the query; nothing if there is no choice, the query has no words, or
   * embedding is paid for.
   */
  Optional<Unit> nearest(String words, List<Unit> units) {
    if (units.size() < 2 || asked.isEmpty() || space.capabilities().paid()) {
      return Optional.empty();
    }
    List<Content> contents =
        units.stream()
            .<Content>map(unit -> new Content.Words(words.substring(unit.start(), unit.end())))
            .toList();
    List<Embedded> answers = space.embed(contents, Task.DOCUMENT);
    Optional<Unit> best = Optional.empty();
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < answers.size(); i++) {
      double cosine = cosine(answers.get(i));
      if (cosine > highest) {
        highest = cosine;
        best = Optional.of(units.get(i));
      }
    }
    return best;
  }

  private double cosine(Embedded answer) {
    return switch (answer) {
      case Embedded.Failed _ -> Double.NEGATIVE_INFINITY;
      case Embedded.Done done ->
          done.passages().stream()
              .filter(passage -> !passage.words().isBlank() && passage.facet() != Facet.UNKNOWN)
              .map(Passage::vector)
              .flatMap(vector -> asked.stream().map(query -> Vectors.dot(query, vector)))
              .mapToDouble(Float::doubleValue)
              .max()
              .orElse(Double.NEGATIVE_INFINITY);
    };
  }
}
