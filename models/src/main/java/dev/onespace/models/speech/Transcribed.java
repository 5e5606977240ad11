package dev.onespace.models.speech;

import dev.onespace.item.Place;
import dev.onespace.item.Span;
import java.util.ArrayList;
import java.util.List;

/** The words of one utterance. */
record Transcribed(List<Utterance.Seconds> stretches, String words) {

  double start() {
    return stretches.getFirst().start();
  }

  double end() {
    return stretches.getLast().end();
  }

  /** The words' places, moved by {@code offset} characters, with their estimated seconds. */
  List<Span> spans(int offset) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    while (start < words.length()) {
      int space = words.indexOf(' ', start);
      int end = space < 0 ? words.length() : space;
      if (end > start) {
        spans.add(new Span(offset + start, offset + end, seconds(start, end)));
      }
      start = end + 1;
    }
    return spans;
  }

  private Place seconds(int from, int to) {
    double voice = stretches.stream().mapToDouble(Utterance.Seconds::length).sum();
    return Place.of(
        new Place.Seconds(
            after(voice * from / words.length()), after(voice * to / words.length())));
  }

  /** The second at which there have been so many seconds of voice. */
  private double after(double voice) {
    double left = voice;
    for (Utterance.Seconds stretch : stretches) {
      if (left <= stretch.length()) {
        return stretch.start() + left;
      }
      left -= stretch.length();
    }
    return end();
  }
}
