package dev.onespace.testkit.gemini;

import java.util.Arrays;
import java.util.List;

/** Makes good vectors wrong. */
final class Spoiling {
  private Spoiling() {}

  static void spoil(List<float[]> vectors, Fault fault) {
    float[] last = vectors.getLast();
    switch (fault) {
      case MISCOUNTED -> vectors.removeLast();
      case FUSED -> vectors.subList(1, vectors.size()).clear();
      case TRUNCATED -> vectors.set(vectors.size() - 1, Arrays.copyOf(last, last.length / 2));
      case ZEROS -> vectors.set(vectors.size() - 1, new float[last.length]);
      case NOT_A_NUMBER -> {
        float[] bad = last.clone();
        bad[0] = Float.NaN;
        vectors.set(vectors.size() - 1, bad);
      }
      case MINUTE_QUOTA,
          DAY_QUOTA,
          EXHAUSTED,
          INTERNAL,
          OVERLOADED,
          GATEWAY,
          CUT,
          STALLED,
          CUT_IN_ANSWER,
          SLOW -> {}
    }
  }
}
