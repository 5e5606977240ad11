package dev.onespace.models.ocr;

import dev.onespace.models.picture.Pixels;
import dev.onespace.models.picture.Resampler;

/** Cuts a line out of a picture, upright and at the height the reader wants. */
final class LineCutter {
  /** Height of a cut line in pixels. */
  static final int HEIGHT = 48;

  private static final int LONGEST = 3200;

  private LineCutter() {}

  /** The line inside a box, {@link #HEIGHT} pixels high, its width by its aspect. */
  static Pixels cut(Pixels picture, LineBox box) {
    Pixels line = sampled(picture, box, box.isTall());
    int width = (int) Math.ceil((double) HEIGHT * line.width() / line.height());
    return Resampler.resize(line, Math.clamp(width, 1, LONGEST), HEIGHT, Resampler.Filter.BICUBIC);
  }

  /** At the picture's own scale; a tall box is turned a quarter to the left, as PaddleOCR does. */
  private static Pixels sampled(Pixels picture, LineBox box, boolean turn) {
    int width = Math.max(1, (int) Math.rint(box.length()));
    int height = Math.max(1, (int) Math.rint(box.thickness()));
    Pixels line = Pixels.blank(width, height);
    boolean straight = Math.abs(box.directionY()) * box.width() < 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double along = x + 0.5 - width / 2.0;
        double across = y + 0.5 - height / 2.0;
        double px = turn ? box.x(-across, along) : box.x(along, across);
        double py = turn ? box.y(-across, along) : box.y(along, across);
        int to = (y * width + x) * Pixels.BANDS;
        if (straight) {
          nearest(picture, px, py, line.bgr(), to);
        } else {
          blend(picture, px - 0.5, py - 0.5, line.bgr(), to);
        }
      }
    }
    return line;
  }

  private static void nearest(Pixels picture, double x, double y, byte[] out, int to) {
    int from = at(picture, (int) Math.floor(x), (int) Math.floor(y));
    System.arraycopy(picture.bgr(), from, out, to, Pixels.BANDS);
  }

  private static void blend(Pixels picture, double x, double y, byte[] out, int to) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double low = y - top;
    int[] corners = {
      at(picture, left, top), at(picture, left + 1, top),
      at(picture, left, top + 1), at(picture, left + 1, top + 1)
    };
    double[] weights = {(1 - right) * (1 - low), right * (1 - low), (1 - right) * low, right * low};
    for (int band = 0; band < Pixels.BANDS; band++) {
      double sum = 0.5;
      for (int i = 0; i < corners.length; i++) {
        sum += weights[i] * (picture.bgr()[corners[i] + band] & 0xff);
      }
      out[to + band] = (byte) sum;
    }
  }

  private static int at(Pixels picture, int x, int y) {
    int column = Math.clamp(x, 0, picture.width() - 1);
    int row = Math.clamp(y, 0, picture.height() - 1);
    return (row * picture.width() + column) * Pixels.BANDS;
  }
}
