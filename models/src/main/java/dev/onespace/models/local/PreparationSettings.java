package dev.onespace.models.local;

import java.time.Duration;

/**
 * How contents are made ready for a native space. All of it decides which items are stale.
 *
 * @param textTokens most tokens of a window of text, as the local encoder counts them, 16 to 4,096
 * @param textOverlap tokens that neighbouring windows share, at most half of a window
 * @param soundWindow the longest window of a recording, 5 to 180 seconds (what the model takes)
 * @param words whether pictures are read and recordings listened to on this machine, for search by
 *     words, for codes and for previews; without, no model is loaded for it
 */
public record PreparationSettings(
    int textTokens, int textOverlap, Duration soundWindow, boolean words) {
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(180);
  private static final int LEAST_TOKENS = 16;
  private static final int MOST_TOKENS = 4_096;

  /** Windows of 512 tokens that share 64, of 30 seconds, with words. */
  public static final PreparationSettings STANDARD =
      new PreparationSettings(512, 64, Duration.ofSeconds(30), true);

  public PreparationSettings {
    if (textTokens < LEAST_TOKENS || textTokens > MOST_TOKENS) {
      throw new IllegalArgumentException("windows of " + textTokens + " tokens");
    }
    if (textOverlap < 0 || textOverlap > textTokens / 2) {
      throw new IllegalArgumentException(
          "an overlap of " + textOverlap + " tokens of " + textTokens);
    }
    if (soundWindow.compareTo(SHORTEST) < 0 || soundWindow.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "windows of %s seconds, not of %s to %s"
              .formatted(soundWindow.toMillis() / 1e3, SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }
  }
}
