package dev.onespace.models.recording;

/** Two channels to one. */
final class Downmix {
  // Speech on both channels with one of them inverted (a common fault of wiring) has a sum of
  // almost nothing; anything recorded properly has more than this share.
  private static final double CANCELLED = 0.01;

  private Downmix() {}

  /**
   * One channel as it is; of two (left and right in turn) their mean, or left alone where they
   * cancel each other out. What is not a number or not finite becomes 0.
   */
  static float[] toMono(float[] samples, int channels) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Float.isFinite(samples[i]) ? samples[i] : 0;
    }
    return channels == 1 ? samples : mean(samples);
  }

  private static float[] mean(float[] stereo) {
    float[] mono = new float[stereo.length / 2];
    double sides = 0;
    double middle = 0;
    for (int i = 0; i < mono.length; i++) {
      float left = stereo[2 * i];
      float right = stereo[2 * i + 1];
      mono[i] = left / 2 + right / 2;
      sides += ((double) left * left + (double) right * right) / 2;
      middle += (double) mono[i] * mono[i];
    }
    return middle < CANCELLED * sides ? left(stereo) : mono;
  }

  private static float[] left(float[] stereo) {
    float[] left = new float[stereo.length / 2];
    for (int i = 0; i < left.length; i++) {
      left[i] = stereo[2 * i];
    }
    return left;
  }
}
