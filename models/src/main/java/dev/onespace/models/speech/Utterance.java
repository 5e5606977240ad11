package dev.onespace.models.speech;

import java.util.List;

/**
 * Speech to be recognised at once.
 *
 * @param samples 16,000 a second, pauses and some sound around the speech included
 * @param stretches where in the recording the speech is, in seconds; at least one
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Utterance(float[] samples, List<Seconds> stretches) {

  /** A stretch of the recording. */
  record Seconds(double start, double end) {
    double length() {
      return end - start;
    }
  }

  double start() {
    return stretches.getFirst().start();
  }

  double end() {
    return stretches.getLast().end();
  }
}
