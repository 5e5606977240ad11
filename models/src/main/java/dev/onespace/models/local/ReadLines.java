package dev.onespace.models.local;

import dev.onespace.item.Place.Box;
import dev.onespace.models.ocr.OcrLine;
import dev.onespace.models.ocr.OcrText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses which of the lines read in a picture are taken for its words, and in which order.
 *
 * @param parameters says how
 */
record ReadLines(EmbeddingParameters parameters) {

  /** The lines that count. */
  OcrText chosen(Perceived picture) {
    List<OcrLine> lines = new ArrayList<>(picture.read().lines());
    if (lines.isEmpty()) {
      return picture.read();
    }
    double least = parameters.of(EmbeddingParameter.READ_LEAST) * middleHeight(lines);
    double border = parameters.of(EmbeddingParameter.READ_BORDER);
    double width = picture.width() / picture.scale();
    double height = picture.height() / picture.scale();
    lines.removeIf(line -> line.box().height() < least);
    lines.removeIf(line -> isAtBorder(line.box(), border * width, border * height, width, height));
    if (parameters.count(EmbeddingParameter.READ_BY_HEIGHT) == 1) {
      lines.sort(Comparator.comparingInt((OcrLine line) -> line.box().height()).reversed());
    }
    return new OcrText(lines);
  }

  private static double middleHeight(List<OcrLine> lines) {
    int[] heights = lines.stream().mapToInt(line -> line.box().height()).sorted().toArray();
    return heights[heights.length / 2];
  }

  /** Whether the middle of a box lies in a frame of these sizes. */
  private static boolean isAtBorder(Box box, double x, double y, double width, double height) {
    double middleX = box.x() + box.width() / 2.0;
    double middleY = box.y() + box.height() / 2.0;
    return middleX < x || middleX > width - x || middleY < y || middleY > height - y;
  }
}
