package dev.onespace.models.sight;

import dev.onespace.models.onnx.Tensor;
import dev.onespace.models.picture.Pixels;
import dev.onespace.models.picture.Resampler;
import java.awt.Rectangle;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The nine squares of 224 pixels that are cut from a picture: the centre at 256 pixels on the short
 * side, three squares along the long side at 224 (start, middle, end), the whole picture padded
 * with grey, four corners at 400 pixels on the short side. All scaled by Pillow's bicubic filter;
 * sizes and offsets are those of the recipe beside the golden tests.
 */
final class Crops {
  /** How many views there are. */
  static final int COUNT = 9;

  /** The last views: details, of which each counts as a quarter of a view of the whole. */
  static final int CORNERS = 4;

  /** The first views: undistorted and without padding. */
  static final int LOOK_VIEWS = 4;

  /** Side of a view in pixels. */
  static final int SIDE = 224;

  private static final int CENTRE_SIDE = 256;
  private static final int CORNER_SIDE = 400;
  private static final byte GREY = 127;
  private static final float MEAN = 127;
  private static final float SCALE = 128;

  private Crops() {}

  /** The views of a picture in the order told above. */
  static List<Pixels> of(Pixels picture) {
    List<Pixels> views = new ArrayList<>();
    Scaled centre = Scaled.shortSide(picture, CENTRE_SIDE);
    views.add(centre.cut((centre.width - SIDE) / 2, (centre.height - SIDE) / 2));
    Scaled along = Scaled.shortSide(picture, SIDE);
    for (double part : new double[] {0, 0.5, 1}) {
      views.add(along.cut(part(along.width, part), part(along.height, part)));
    }
    views.add(padded(picture));
    Scaled large = Scaled.shortSide(picture, CORNER_SIDE);
    for (int x : new int[] {0, large.width - SIDE}) {
      for (int y : new int[] {0, large.height - SIDE}) {
        views.add(large.cut(x, y));
      }
    }
    return views;
  }

  /** The input of the classifier: float [views, 3, 224, 224], red first, (value - 127) / 128. */
  static Tensor tensor(List<Pixels> views) {
    Tensor.Floats tensor = Tensor.Floats.direct(views.size(), Pixels.BANDS, SIDE, SIDE);
    FloatBuffer values = tensor.values();
    int plane = SIDE * SIDE;
    for (int view = 0; view < views.size(); view++) {
      byte[] bgr = views.get(view).bgr();
      for (int band = 0; band < Pixels.BANDS; band++) {
        int to = (view * Pixels.BANDS + band) * plane;
        for (int i = 0, from = Pixels.BANDS - 1 - band; i < plane; i++, from += Pixels.BANDS) {
          values.put(to + i, ((bgr[from] & 0xff) - MEAN) / SCALE);
        }
      }
    }
    return tensor;
  }

  private static Pixels padded(Pixels picture) {
    double scale = (double) SIDE / Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) Math.rint(picture.width() * scale));
    int height = Math.max(1, (int) Math.rint(picture.height() * scale));
    Pixels whole = Resampler.resize(picture, width, height, Resampler.Filter.BICUBIC);
    Pixels view = Pixels.blank(SIDE, SIDE);
    Arrays.fill(view.bgr(), GREY);
    int row = Pixels.BANDS * width;
    for (int y = 0; y < height; y++) {
      int to = ((SIDE - height) / 2 + y) * SIDE + (SIDE - width) / 2;
      System.arraycopy(whole.bgr(), y * row, view.bgr(), to * Pixels.BANDS, row);
    }
    return view;
  }

  private static int part(int length, double part) {
    return (int) Math.rint((length - SIDE) * part);
  }

  /** A picture at a size of which only the squares that are cut are computed. */
  private record Scaled(Pixels picture, int width, int height) {

    static Scaled shortSide(Pixels picture, int side) {
      double scale = (double) side / Math.min(picture.width(), picture.height());
      return new Scaled(
          picture,
          Math.max(side, (int) Math.rint(picture.width() * scale)),
          Math.max(side, (int) Math.rint(picture.height() * scale)));
    }

    Pixels cut(int x, int y) {
      Rectangle window = new Rectangle(x, y, SIDE, SIDE);
      return Resampler.resize(picture, width, height, window, Resampler.Filter.BICUBIC);
    }
  }
}
