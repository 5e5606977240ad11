package dev.onespace.models.ocr;

import dev.onespace.item.Place.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Puts lines in the order a person reads them, by cutting the page along its white space (XY cut,
 * Nagy and Seth, 1984): columns are read one after the other, unless most of their lines stand side
 * by side as the cells of a table do, which is read row by row.
 */
final class ReadingOrder {
  private static final double SAME_ROW = 0.5;
  private static final double TABLE = 0.5;

  /** White space that separates parts of a page, in heights of a line. */
  private static final double GUTTER = 1;

  private ReadingOrder() {}

  /** The lines in reading order. */
  static List<OcrLine> sort(List<OcrLine> lines) {
    if (lines.size() < 2) {
      return lines;
    }
    double gutter = GUTTER * medianHeight(lines);
    return cut(lines, box -> box.x(), box -> box.x() + box.width(), gutter)
        .filter(sides -> !isTable(sides.first(), sides.second()))
        .or(() -> cut(lines, box -> box.y(), box -> box.y() + box.height(), gutter))
        .map(Parts::sorted)
        .orElseGet(() -> rows(lines));
  }

  private record Parts(List<OcrLine> first, List<OcrLine> second) {
    List<OcrLine> sorted() {
      List<OcrLine> sorted = new ArrayList<>(sort(first));
      sorted.addAll(sort(second));
      return sorted;
    }
  }

  /** The lines on both sides of the widest gap in one direction, if it is wide enough. */
  private static Optional<Parts> cut(
      List<OcrLine> lines, ToIntFunction<Box> start, ToIntFunction<Box> end, double least) {
    List<OcrLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingInt(line -> start.applyAsInt(line.box())));
    int reached = end.applyAsInt(sorted.getFirst().box());
    int at = 0;
    double widest = least;
    for (int i = 1; i < sorted.size(); i++) {
      Box box = sorted.get(i).box();
      if (start.applyAsInt(box) - reached > widest) {
        widest = start.applyAsInt(box) - reached;
        at = i;
      }
      reached = Math.max(reached, end.applyAsInt(box));
    }
    return at == 0
        ? Optional.empty()
        : Optional.of(new Parts(sorted.subList(0, at), sorted.subList(at, sorted.size())));
  }

  private static boolean isTable(List<OcrLine> left, List<OcrLine> right) {
    List<OcrLine> few = left.size() < right.size() ? left : right;
    List<OcrLine> many = left.size() < right.size() ? right : left;
    long paired =
        few.stream()
            .filter(line -> many.stream().anyMatch(other -> sameRow(line.box(), other.box())))
            .count();
    return paired > TABLE * few.size();
  }

  private static List<OcrLine> rows(List<OcrLine> lines) {
    List<OcrLine> byTop = new ArrayList<>(lines);
    byTop.sort(Comparator.comparingInt(line -> line.box().y()));
    List<OcrLine> sorted = new ArrayList<>();
    while (!byTop.isEmpty()) {
      Box first = byTop.getFirst().box();
      List<OcrLine> row = new ArrayList<>(byTop);
      row.removeIf(line -> !sameRow(first, line.box()));
      row.sort(Comparator.comparingInt(line -> line.box().x()));
      sorted.addAll(row);
      byTop.removeAll(row);
    }
    return sorted;
  }

  private static boolean sameRow(Box a, Box b) {
    int overlap = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return a.equals(b) || overlap > SAME_ROW * Math.min(a.height(), b.height());
  }

  private static double medianHeight(List<OcrLine> lines) {
    int[] heights = lines.stream().mapToInt(line -> line.box().height()).sorted().toArray();
    return heights[heights.length / 2];
  }
}
