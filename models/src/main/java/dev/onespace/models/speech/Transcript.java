package dev.onespace.models.speech;

import dev.onespace.item.Span;
import java.util.List;

/**
 * What is said in a recording.
 *
 * @param windows in the order of time, each sharing its first utterance with the one before it if
 *     the recording has more than one; empty if nothing is said
 * @param duration seconds that were heard
 * @param cut whether the recording goes on beyond what was heard, over the limit
 * @param loops how many utterances were cut short because the model repeated itself
 */
public record Transcript(List<Window> windows, double duration, boolean cut, int loops) {
  public Transcript {
    windows = List.copyOf(windows);
  }

  /**
   * Up to half a minute of speech.
   *
   * @param start seconds from the beginning of the recording
   * @param end seconds from the beginning of the recording
   * @param words what is said, with punctuation
   * @param spans every word's place in {@code words} with its seconds, estimated: the characters of
   *     an utterance are spread evenly over the time in which there is voice
   */
  public record Window(double start, double end, String words, List<Span> spans) {
    public Window {
      spans = List.copyOf(spans);
    }
  }
}
