package dev.onespace.models.local;

import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.models.ocr.OcrLine;
import dev.onespace.models.ocr.OcrText;
import dev.onespace.models.ocr.OcrWord;
import java.util.ArrayList;
import java.util.List;

/**
 * The words read in a picture as one text, a line each, with the box of every word.
 *
 * @param text the lines, joined by line feeds
 * @param spans the words, in order, with boxes in pixels of the original
 */
record PlacedText(String text, List<Span> spans) {

  /**
   * The words of a picture that was read at another size.
   *
   * @param scale pixels of the original per pixel read
   */
  static PlacedText of(OcrText read, double scale) {
    var text = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    for (OcrLine line : read.lines()) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      int from = text.length();
      text.append(line.text());
      int at = 0;
      for (OcrWord word : line.words()) {
        int found = line.text().indexOf(word.text(), at);
        if (found >= 0) {
          at = found + word.text().length();
          spans.add(new Span(from + found, from + at, scaled(word.box(), scale)));
        }
      }
    }
    return new PlacedText(text.toString(), List.copyOf(spans));
  }

  /** The words that lie wholly in a window of the text, counted from the window's start. */
  List<Span> spansIn(int start, int end) {
    return spans.stream()
        .filter(span -> span.start() >= start && span.end() <= end)
        .map(span -> new Span(span.start() - start, span.end() - start, span.where()))
        .toList();
  }

  private static Place scaled(Place.Box box, double scale) {
    return Place.of(
        new Place.Box(
            (int) Math.round(box.x() * scale),
            (int) Math.round(box.y() * scale),
            (int) Math.round(box.width() * scale),
            (int) Math.round(box.height() * scale)));
  }
}
