package dev.onespace.models.local;

import java.util.Map;

/**
 * How contents become passages and vectors.
 *
 * @param changed the choices that are not as usual
 */
public record Recipe(Map<Choice, Double> changed) {
  /** All as usual. */
  public static final Recipe USUAL = new Recipe(Map.of());

  public Recipe {
    changed = Map.copyOf(changed);
  }

  /** The value of a choice. */
  public double of(Choice choice) {
    return changed.getOrDefault(choice, choice.usual());
  }

  /** The value of a choice that is a whole number. */
  int count(Choice choice) {
    return (int) Math.round(of(choice));
  }
}
