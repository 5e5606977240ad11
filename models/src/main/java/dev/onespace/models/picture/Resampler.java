package dev.onespace.models.picture;

import java.awt.Rectangle;

/**
 * Scales pictures bit by bit as Pillow's {@code Image.resize} does: a separable filter, widened by
 * the scale where the picture shrinks, 22-bit fixed-point weights, across first and then down,
 * rounded to 8 bits between the passes. The models were trained and measured on pictures scaled so;
 * other libraries differ visibly (no antialiasing, other kernels).
 */
public final class Resampler {
  private static final int PRECISION = 32 - 8 - 2;
  private static final int HALF = 1 << (PRECISION - 1);

  private Resampler() {}

  /** The kernel that weighs the pixels around a point. */
  public enum Filter {
    /** Triangle of radius 1. */
    BILINEAR(1) {
      @Override
      double at(double x) {
        return Math.max(0, 1 - Math.abs(x));
      }
    },
    /** Keys' cubic with a = -0.5 (Catmull-Rom), radius 2. */
    BICUBIC(2) {
      @Override
      double at(double x) {
        double d = Math.abs(x);
        if (d < 1) {
          return (1.5 * d - 2.5) * d * d + 1;
        }
        return d < 2 ? (((d - 5) * d + 8) * d - 4) * -0.5 : 0;
      }
    },
    /** Windowed sinc of radius 3. */
    LANCZOS(3) {
      @Override
      double at(double x) {
        return -3 <= x && x < 3 ? sinc(x) * sinc(x / 3) : 0;
      }
    };

    private final double radius;

    Filter(double radius) {
      this.radius = radius;
    }

    abstract double at(double x);

    private static double sinc(double x) {
      return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
  }

  /** The whole picture scaled to a size, each side by its own factor. */
  public static Pixels resize(Pixels source, int width, int height, Filter filter) {
    return resize(source, width, height, new Rectangle(width, height), filter);
  }

  /**
   * A window of the picture scaled to a size: the same pixels as scaling it whole and cropping, at
   * the cost of the window only.
   *
   * @param window in pixels of the scaled picture, inside it
   */
  public static Pixels resize(
      Pixels source, int width, int height, Rectangle window, Filter filter) {
    if (!new Rectangle(width, height).contains(window) || window.isEmpty()) {
      throw new IllegalArgumentException(window + " is not in " + width + " x " + height);
    }
    Weights columns = Weights.of(source.width(), width, window.x, window.width, filter);
    Weights rows = Weights.of(source.height(), height, window.y, window.height, filter);
    int top = rows.first(0);
    int bottom = rows.first(window.height - 1) + rows.count(window.height - 1);
    Pixels band = across(source, top, bottom, columns);
    return down(band, top, rows);
  }

  private static Pixels across(Pixels source, int top, int bottom, Weights columns) {
    int outWidth = columns.size();
    Pixels out = Pixels.blank(outWidth, bottom - top);
    byte[] in = source.bgr();
    byte[] bytes = out.bgr();
    int stride = Pixels.BANDS * source.width();
    int to = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < outWidth; x++) {
        int from = y * stride + Pixels.BANDS * columns.first(x);
        int at = columns.offset(x);
        int end = at + columns.count(x);
        int blue = HALF;
        int green = HALF;
        int red = HALF;
        for (; at < end; at++, from += Pixels.BANDS) {
          int weight = columns.weights[at];
          blue += weight * (in[from] & 0xff);
          green += weight * (in[from + 1] & 0xff);
          red += weight * (in[from + 2] & 0xff);
        }
        bytes[to++] = clip(blue);
        bytes[to++] = clip(green);
        bytes[to++] = clip(red);
      }
    }
    return out;
  }

  private static Pixels down(Pixels band, int top, Weights rows) {
    int stride = Pixels.BANDS * band.width();
    Pixels out = Pixels.blank(band.width(), rows.size());
    int[] sums = new int[stride];
    for (int y = 0; y < rows.size(); y++) {
      java.util.Arrays.fill(sums, HALF);
      for (int i = 0; i < rows.count(y); i++) {
        add(band.bgr(), (rows.first(y) - top + i) * stride, rows.weights[rows.offset(y) + i], sums);
      }
      for (int x = 0; x < stride; x++) {
        out.bgr()[y * stride + x] = clip(sums[x]);
      }
    }
    return out;
  }

  private static void add(byte[] in, int from, int weight, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += weight * (in[from + x] & 0xff);
    }
  }

  private static byte clip(int sum) {
    return (byte) Math.clamp(sum >> PRECISION, 0, 255);
  }

  /**
   * For each output position: its first input position, how many, and their fixed-point weights.
   */
  private record Weights(int[] firsts, int[] counts, int[] weights, int most) {

    static Weights of(int in, int out, int from, int size, Filter filter) {
      double scale = (double) in / out;
      double stretch = Math.max(1, scale);
      double support = filter.radius * stretch;
      int most = (int) Math.ceil(support) * 2 + 1;
      Weights all = new Weights(new int[size], new int[size], new int[size * most], most);
      for (int i = 0; i < size; i++) {
        double center = (from + i + 0.5) * scale;
        int first = Math.max(0, (int) (center - support + 0.5));
        int count = Math.min(in, (int) (center + support + 0.5)) - first;
        all.firsts[i] = first;
        all.counts[i] = count;
        all.fill(i, center, 1 / stretch, filter);
      }
      return all;
    }

    private void fill(int i, double center, double shrink, Filter filter) {
      double[] exact = new double[counts[i]];
      double sum = 0;
      for (int k = 0; k < exact.length; k++) {
        exact[k] = filter.at((k + firsts[i] - center + 0.5) * shrink);
        sum += exact[k];
      }
      for (int k = 0; k < exact.length; k++) {
        double weight = (sum == 0 ? exact[k] : exact[k] / sum) * (1 << PRECISION);
        weights[i * most + k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
    }

    int size() {
      return firsts.length;
    }

    int first(int i) {
      return firsts[i];
    }

    int count(int i) {
      return counts[i];
    }

    int offset(int i) {
      return i * most;
    }
  }
}
