package dev.onespace.space;

import java.time.Duration;

/**
 * What one input may cost. What can be met is met: larger pictures are scaled, longer texts and
 * recordings are taken in up to the limit, and the report says so; the rest is refused before it is
 * decoded.
 *
 * @param textBytes of a text at most; a larger one is refused
 * @param pictureBytes of a picture's file at most; a larger one is refused
 * @param recordingBytes of a recording's file at most; a larger one is refused
 * @param pixels of a picture at most, as its header says; a larger one is refused
 * @param recordingLength what is heard of a recording at most; the rest is left out
 * @param textTokens what is embedded of a text at most; the rest is left out
 * @param itemTime how long one input may take at most; then it has failed
 * @param memory bytes for decoded pictures at most, all that are in work together; a picture that
 *     does not fit is read with every n-th row and column only
 */
public record Limits(
    long textBytes,
    long pictureBytes,
    long recordingBytes,
    long pixels,
    Duration recordingLength,
    int textTokens,
    Duration itemTime,
    long memory) {
  /** Values that suit a notebook (100,000 tokens are a book of 250 pages); a third of the heap. */
  public static final Limits DEFAULT =
      new Limits(
          64_000_000,
          200_000_000,
          8_000_000_000L,
          120_000_000,
          Duration.ofHours(6),
          100_000,
          Duration.ofHours(1),
          Runtime.getRuntime().maxMemory() / 3);

  public Limits {
    long least = Math.min(Math.min(textBytes, pictureBytes), Math.min(recordingBytes, pixels));
    if (least < 1 || textTokens < 1 || memory < 1) {
      throw new IllegalArgumentException("a limit is below 1");
    }
    if (!recordingLength.isPositive() || !itemTime.isPositive()) {
      throw new IllegalArgumentException("a limit of time is not positive");
    }
  }
}
