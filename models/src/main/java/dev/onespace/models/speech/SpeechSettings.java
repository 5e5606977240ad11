package dev.onespace.models.speech;

/**
 * Where speech is cut; all values in seconds.
 *
 * @param pause shortest silence that ends a stretch of speech
 * @param shortest stretches of speech shorter than this are taken for noise
 * @param padding sound kept before and after an utterance
 * @param whole a recording with no more than this from its first speech to its last is one
 *     utterance
 * @param utterance longest utterance of a longer recording
 * @param rest a silence longer than this always ends an utterance
 * @param window longest window of utterances
 */
public record SpeechSettings(
    double pause,
    double shortest,
    double padding,
    double whole,
    double utterance,
    double rest,
    double window) {

  /** The values chosen by measurement. */
  public static final SpeechSettings STANDARD = new SpeechSettings(0.3, 0.25, 0.5, 20, 15, 2, 30);

  public SpeechSettings {
    if (!(pause > 0 && shortest > 0 && padding >= 0 && rest >= pause)
        || !(utterance > 1 && whole >= utterance && window >= utterance)) {
      throw new IllegalArgumentException(
          "speech cannot be cut with pause "
              + pause
              + ", shortest "
              + shortest
              + ", padding "
              + padding
              + ", whole "
              + whole
              + ", utterance "
              + utterance
              + ", rest "
              + rest
              + ", window "
              + window);
    }
  }
}
