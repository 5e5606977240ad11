package dev.onespace.models.speech;

import java.util.Arrays;

/** The latest samples of a recording, found by their index in the whole recording. */
final class SampleBuffer {
  private float[] samples = new float[1 << 16];
  private long first;
  private int count;

  void append(float[] more) {
    if (count + more.length > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(2 * samples.length, count + more.length));
    }
    System.arraycopy(more, 0, samples, count, more.length);
    count += more.length;
  }

  /** The index after the last sample. */
  long end() {
    return first + count;
  }

  /** A copy of the samples between two indices, as far as they are kept. */
  float[] copy(long from, long to) {
    int start = (int) (Math.max(from, first) - first);
    return Arrays.copyOfRange(samples, start, (int) (Math.min(to, end()) - first));
  }

  /** Forgets the samples before an index. */
  void forget(long before) {
    int gone = (int) Math.max(0, Math.min(before - first, count));
    System.arraycopy(samples, gone, samples, 0, count - gone);
    first += gone;
    count -= gone;
  }
}
