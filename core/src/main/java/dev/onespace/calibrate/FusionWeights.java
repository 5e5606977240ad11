package dev.onespace.calibrate;

import java.util.Map;

/**
 * The constants of the fusion. Others than the usual are for measuring what they do.
 *
 * @param changed those that are not as usual
 */
public record FusionWeights(Map<FusionWeight, Double> changed) {
  /** All as usual. */
  public static final FusionWeights USUAL = new FusionWeights(Map.of());

  public FusionWeights {
    changed = Map.copyOf(changed);
  }

  /** The value of a constant. */
  public double of(FusionWeight knob) {
    return changed.getOrDefault(knob, knob.usual());
  }
}
