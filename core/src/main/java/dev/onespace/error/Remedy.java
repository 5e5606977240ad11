package dev.onespace.error;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;

/**
 * What a user can do about a problem: a sentence, in which a surface calls each step as it is
 * called there.
 *
 * @param sentence the sentence, with {@code %s} where a step stands; taken as it is if there are no
 *     steps
 * @param steps what stands there, in order
 */
public record Remedy(String sentence, List<Step> steps) {
  public Remedy {
    requireNonNull(sentence, "sentence is null");
    steps = List.copyOf(steps);
  }

  /** A sentence without steps where none are given, whatever percent signs it has. */
  public static Remedy of(String sentence, Step... steps) {
    return new Remedy(sentence, List.of(steps));
  }

  /** The sentence with the steps as {@code calling} calls them. */
  public String worded(Function<Step, String> calling) {
    return steps.isEmpty() ? sentence : sentence.formatted(steps.stream().map(calling).toArray());
  }

  /** The sentence for whoever uses the library. */
  @Override
  public String toString() {
    return worded(Step::plainly);
  }
}
