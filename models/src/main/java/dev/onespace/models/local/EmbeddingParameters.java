package dev.onespace.models.local;

import java.util.Map;

/**
 * How contents become passages and vectors.
 *
 * @param changed the choices that are not as usual
 */
public record EmbeddingParameters(Map<EmbeddingParameter, Double> changed) {
  /** All as usual. */
  public static final EmbeddingParameters USUAL = new EmbeddingParameters(Map.of());

  public EmbeddingParameters {
    changed = Map.copyOf(changed);
  }

  /** The value of a choice. */
  public double of(EmbeddingParameter choice) {
    return changed.getOrDefault(choice, choice.usual());
  }

  /** The value of a choice that is a whole number. */
  int count(EmbeddingParameter choice) {
    return (int) Math.round(of(choice));
  }
}
