package dev.onespace.models.recording;

import dev.onespace.space.Limits;
import java.time.Duration;

/**
 * How large a recording may be.
 *
 * @param bytes most bytes of the encoded recording
 * @param length what is heard at most; the rest is left out
 * @param decoding longest time to wait for the decoder in all, the time spent on its samples not
 *     counted
 */
public record RecordingLimits(long bytes, Duration length, Duration decoding) {
  /** 8 GB, 12 hours, 5 minutes of decoding. */
  public static final RecordingLimits STANDARD =
      new RecordingLimits(8L << 30, Duration.ofHours(12), Duration.ofMinutes(5));

  /** Those of {@link Limits}. */
  public static RecordingLimits of(Limits limits) {
    return new RecordingLimits(
        limits.recordingBytes(), limits.recordingLength(), limits.itemTime());
  }

  public RecordingLimits {
    if (bytes < 1 || !length.isPositive() || !decoding.isPositive()) {
      throw new IllegalArgumentException(
          "limits of " + bytes + " bytes, " + length + " length, " + decoding + " decoding");
    }
  }
}
