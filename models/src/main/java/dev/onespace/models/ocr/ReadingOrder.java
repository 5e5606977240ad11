package dev.onespace.models.ocr;

import dev.onespace.item.Locator.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts lines in the order a person reads them: boxes that stand side by side form a row, rows go
 * from top to bottom, boxes in a row from left to right.
 */
final class ReadingOrder {
  private static final double SAME_ROW = 0.5;

  private ReadingOrder() {}

  /** The lines in reading order. */
  static List<OcrLine> sort(List<OcrLine> lines) {
    List<OcrLine> byTop = new ArrayList<>(lines);
    byTop.sort(Comparator.comparingInt(line -> line.box().y()));
    List<OcrLine> sorted = new ArrayList<>();
    while (!byTop.isEmpty()) {
      OcrLine first = byTop.getFirst();
      List<OcrLine> row =
          new ArrayList<>(byTop.stream().filter(line -> sameRow(first.box(), line.box())).toList());
      row.sort(Comparator.comparingInt(line -> line.box().x()));
      sorted.addAll(row);
      byTop.removeAll(row);
    }
    return sorted;
  }

  private static boolean sameRow(Box a, Box b) {
    int overlap = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return a.equals(b) || overlap > SAME_ROW * Math.max(a.height(), b.height());
  }
}
