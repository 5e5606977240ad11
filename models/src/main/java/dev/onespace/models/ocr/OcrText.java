package dev.onespace.models.ocr;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The words in a picture.
 *
 * @param lines in reading order
 */
public record OcrText(List<OcrLine> lines) {
  public OcrText {
    lines = List.copyOf(lines);
  }

  /** The lines' texts, one per line; empty if there are none. */
  public String text() {
    return lines.stream().map(OcrLine::text).collect(Collectors.joining("\n"));
  }
}
