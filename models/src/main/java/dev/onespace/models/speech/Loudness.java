package dev.onespace.models.speech;

import java.util.ArrayDeque;
import java.util.Deque;

/** The energy of the latest frames of a recording. */
final class Loudness {
  private final Deque<Double> energies = new ArrayDeque<>();
  private int first;

  void add(float[] frame) {
    double energy = 0;
    for (float sample : frame) {
      energy += (double) sample * sample;
    }
    energies.add(energy);
  }

  /** The frame from {@code from} to before {@code to} that is quietest with its two neighbours. */
  int quietest(int from, int to) {
    double[] all = energies.stream().mapToDouble(Double::doubleValue).toArray();
    int best = to - 1;
    double least = Double.MAX_VALUE;
    for (int frame = Math.max(from, first + 1);
        frame < Math.min(to, first + all.length - 1);
        frame++) {
      int at = frame - first;
      double sum = all[at - 1] + all[at] + all[at + 1];
      if (sum < least) {
        least = sum;
        best = frame;
      }
    }
    return best;
  }

  /** Forgets the frames before one. */
  void forget(int before) {
    while (first < before && !energies.isEmpty()) {
      energies.remove();
      first++;
    }
  }
}
