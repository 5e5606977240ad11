package dev.onespace.models.ocr;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * From the detector's map of text probability to boxes, as DBNet (Liao et al., 2020) and PaddleOCR
 * do: threshold, connected regions, rectangle of least area, mean probability inside, grown
 * outwards because the detector was trained on shrunken text.
 */
final class TextRegions {
  private static final float THRESHOLD = 0.3f;
  private static final double BOX_THRESHOLD = 0.5;
  private static final double UNCLIP = 1.6;
  private static final double LEAST_SIDE = 3;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final float[] map;
  private final int width;
  private final int height;
  private final boolean[] seen;
  private final int[] stack;

  private TextRegions(float[] map, int width, int height) {
    this.map = map;
    this.width = width;
    this.height = height;
    this.seen = new boolean[map.length];
    this.stack = new int[map.length];
  }

  /** The boxes in a map of {@code width * height} probabilities, in its pixels. */
  static List<LineBox> boxes(float[] map, int width, int height) {
    return new TextRegions(map, width, height).boxes();
  }

  private List<LineBox> boxes() {
    List<LineBox> boxes = new ArrayList<>();
    for (int start = 0; start < map.length; start++) {
      if (isText(start) && !seen[start]) {
        LineBox box = rectangle(region(start));
        if (Math.min(box.width(), box.height()) >= LEAST_SIDE && score(box) >= BOX_THRESHOLD) {
          double area = box.width() * box.height();
          boxes.add(box.grown(area * UNCLIP / (2 * (box.width() + box.height()))));
        }
      }
    }
    return boxes;
  }

  /** The leftmost and rightmost pixel of each row of a region: enough for its hull. */
  private List<Coordinate> region(int start) {
    int firstRow = start / width;
    List<int[]> rows = new ArrayList<>();
    int size = push(start, 0);
    while (size > 0) {
      int at = stack[--size];
      int x = at % width;
      int y = at / width;
      while (rows.size() <= y - firstRow) {
        rows.add(new int[] {Integer.MAX_VALUE, -1});
      }
      int[] row = rows.get(y - firstRow);
      row[0] = Math.min(row[0], x);
      row[1] = Math.max(row[1], x);
      size = pushNeighbours(x, y, size);
    }
    return ends(rows, firstRow);
  }

  private int pushNeighbours(int x, int y, int size) {
    int pushed = size;
    for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        int at = ny * width + nx;
        if (!seen[at] && isText(at)) {
          pushed = push(at, pushed);
        }
      }
    }
    return pushed;
  }

  private int push(int at, int size) {
    seen[at] = true;
    stack[size] = at;
    return size + 1;
  }

  private static List<Coordinate> ends(List<int[]> rows, int firstRow) {
    List<Coordinate> ends = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i)[1] >= 0) {
        ends.add(new Coordinate(rows.get(i)[0], firstRow + i));
        ends.add(new Coordinate(rows.get(i)[1], firstRow + i));
      }
    }
    return ends;
  }

  private static LineBox rectangle(List<Coordinate> points) {
    Geometry all = GEOMETRY.createMultiPointFromCoords(points.toArray(Coordinate[]::new));
    Coordinate[] corners = MinimumAreaRectangle.getMinimumRectangle(all).getCoordinates();
    if (corners.length < 4) {
      return new LineBox(points.getFirst().x, points.getFirst().y, 1, 0, 1, 1);
    }
    Coordinate a = corners[0];
    Coordinate b = corners[1];
    Coordinate c = corners[2];
    double centerX = (a.x + c.x) / 2 + 0.5;
    double centerY = (a.y + c.y) / 2 + 0.5;
    boolean flat = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y);
    Coordinate from = flat ? a : b;
    Coordinate to = flat ? b : c;
    double along = from.distance(to);
    double sign = to.x >= from.x ? 1 : -1;
    return new LineBox(
        centerX,
        centerY,
        along == 0 ? 1 : sign * (to.x - from.x) / along,
        along == 0 ? 0 : sign * (to.y - from.y) / along,
        along + 1,
        (flat ? b.distance(c) : a.distance(b)) + 1);
  }

  /** Mean probability of the pixels inside a box. */
  private double score(LineBox box) {
    var bounds = box.around(0, 1, width, height);
    double sum = 0;
    int count = 0;
    for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
      for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
        double dx = x + 0.5 - box.centerX();
        double dy = y + 0.5 - box.centerY();
        double along = Math.abs(dx * box.directionX() + dy * box.directionY());
        double across = Math.abs(dy * box.directionX() - dx * box.directionY());
        if (along <= box.width() / 2 && across <= box.height() / 2) {
          sum += map[y * width + x];
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private boolean isText(int at) {
    return map[at] > THRESHOLD;
  }
}
