package dev.onespace.models.speech;

import dev.onespace.item.Span;
import java.util.ArrayList;
import java.util.List;

/** Joins utterances to windows of up to so many seconds that overlap by an utterance. */
final class Windows {
  private Windows() {}

  static List<Transcript.Window> of(List<Transcribed> utterances, double longest) {
    List<Transcript.Window> windows = new ArrayList<>();
    int from = 0;
    int done = 0;
    while (done < utterances.size()) {
      int to = from + 1;
      while (to < utterances.size()
          && utterances.get(to).end() - utterances.get(from).start() <= longest) {
        to++;
      }
      if (to > done) {
        windows.add(window(utterances.subList(from, to)));
        done = to;
        from = to - 1;
      } else {
        from++; // the last utterance and the next are too long together
      }
    }
    return windows;
  }

  /** Each utterance as a window of its own. */
  static List<Transcript.Window> single(List<Transcribed> utterances) {
    return utterances.stream().map(said -> window(List.of(said))).toList();
  }

  private static Transcript.Window window(List<Transcribed> utterances) {
    StringBuilder words = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (Transcribed said : utterances) {
      words.append(words.isEmpty() ? "" : " ");
      spans.addAll(said.spans(words.length()));
      words.append(said.words());
    }
    return new Transcript.Window(
        utterances.getFirst().start(), utterances.getLast().end(), words.toString(), spans);
  }
}
