package dev.onespace.models.recording;

/** Takes the samples of a recording as they are decoded. */
@FunctionalInterface
public interface SampleSink {

  /**
   * Takes the next samples.
   *
   * @param samples finite values, mono, 16,000 a second; the caller gives them away
   */
  void accept(float[] samples);
}
