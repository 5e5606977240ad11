package dev.onespace.models.ocr;

import dev.onespace.item.Place;

/**
 * A rectangle around a line of text, perhaps tilted.
 *
 * @param centerX in pixels
 * @param centerY in pixels
 * @param directionX unit vector along the width, which is the side nearer to horizontal: positive
 * @param directionY see {@code directionX}; positive where the line falls to the right
 * @param width along the direction
 * @param height across it
 */
record LineBox(
    double centerX,
    double centerY,
    double directionX,
    double directionY,
    double width,
    double height) {

  /** As PaddleOCR has it: from here on, a box holds letters that stand on their side. */
  private static final double TALL = 1.5;

  /** Whether the letters run from top to bottom and have to be turned. */
  boolean isTall() {
    return height >= TALL * width;
  }

  /** Length in the direction of reading. */
  double length() {
    return isTall() ? height : width;
  }

  /** Size across the direction of reading. */
  double thickness() {
    return isTall() ? width : height;
  }

  /** Grown by so much on each side. */
  LineBox grown(double by) {
    return new LineBox(centerX, centerY, directionX, directionY, width + 2 * by, height + 2 * by);
  }

  /** In a picture scaled by two factors; tilts are those of nearly equal factors. */
  LineBox scaled(double x, double y) {
    return new LineBox(centerX * x, centerY * y, directionX, directionY, width * x, height * y);
  }

  /** X of a point given from the centre: so much along the width, so much along the height. */
  double x(double along, double across) {
    return centerX + along * directionX - across * directionY;
  }

  /** Y of such a point. */
  double y(double along, double across) {
    return centerY + along * directionY + across * directionX;
  }

  /**
   * The upright rectangle around a stretch of reading, within a picture; 0 is the start, 1 the end.
   */
  Place.Box around(double start, double end, int pictureWidth, int pictureHeight) {
    double from = start - 0.5;
    double to = end - 0.5;
    double alongWidth = isTall() ? 0 : (from + to) / 2 * width;
    double alongHeight = isTall() ? (from + to) / 2 * height : 0;
    double w = isTall() ? width : (to - from) * width;
    double h = isTall() ? (to - from) * height : height;
    double halfX = (w * Math.abs(directionX) + h * Math.abs(directionY)) / 2;
    double halfY = (w * Math.abs(directionY) + h * Math.abs(directionX)) / 2;
    double midX = x(alongWidth, alongHeight);
    double midY = y(alongWidth, alongHeight);
    int left = (int) Math.clamp(Math.floor(midX - halfX), 0, pictureWidth - 1);
    int top = (int) Math.clamp(Math.floor(midY - halfY), 0, pictureHeight - 1);
    int right = (int) Math.clamp(Math.ceil(midX + halfX), left + 1, pictureWidth);
    int bottom = (int) Math.clamp(Math.ceil(midY + halfY), top + 1, pictureHeight);
    return new Place.Box(left, top, right - left, bottom - top);
  }
}
