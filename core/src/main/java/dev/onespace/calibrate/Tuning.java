package dev.onespace.calibrate;

import java.util.Map;

/**
 * The constants of the fusion. Others than the usual are for measuring what they do.
 *
 * @param changed those that are not as usual
 */
public record Tuning(Map<Knob, Double> changed) {
  /** All as usual. */
  public static final Tuning USUAL = new Tuning(Map.of());

  public Tuning {
    changed = Map.copyOf(changed);
  }

  /** The value of a constant. */
  public double of(Knob knob) {
    return changed.getOrDefault(knob, knob.usual());
  }
}
