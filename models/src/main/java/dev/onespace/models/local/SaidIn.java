package dev.onespace.models.local;

import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.models.speech.Transcript;
import java.util.ArrayList;
import java.util.List;

/** The words said in one window of a recording, each with its seconds. */
final class SaidIn {
  private final StringBuilder words = new StringBuilder();
  private final List<Span> spans = new ArrayList<>();

  private SaidIn() {}

  /**
   * What is said in each of these windows, in order. A word belongs to the last window that has
   * begun in the middle of the word.
   */
  static List<SaidIn> each(List<SoundWindows.Stretch> windows, Transcript transcript) {
    List<SaidIn> said = windows.stream().map(_ -> new SaidIn()).toList();
    for (Transcript.Window utterance : transcript.windows()) {
      for (Span span : utterance.spans()) {
        if (span.where().last().orElse(null) instanceof Place.Seconds(double start, double end)
            && !said.isEmpty()) {
          said.get(begun(windows, (start + end) / 2))
              .add(utterance.words().substring(span.start(), span.end()), span.where());
        }
      }
    }
    return said;
  }

  private static int begun(List<SoundWindows.Stretch> windows, double second) {
    int last = 0;
    while (last + 1 < windows.size() && windows.get(last + 1).start() <= second) {
      last++;
    }
    return last;
  }

  private void add(String word, Place where) {
    words.append(words.isEmpty() ? "" : " ");
    spans.add(new Span(words.length(), words.length() + word.length(), where));
    words.append(word);
  }

  String words() {
    return words.toString();
  }

  List<Span> spans() {
    return spans;
  }
}
