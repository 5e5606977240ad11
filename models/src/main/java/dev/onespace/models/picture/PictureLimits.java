package dev.onespace.models.picture;

import dev.onespace.space.Limits;

/**
 * What a picture may cost.
 *
 * @param bytes of the file at most
 * @param pixels of the picture as its header says at most, checked before anything is decoded
 * @param memory bytes of decoded pixels at most: a larger picture is read with every n-th row and
 *     column only
 */
public record PictureLimits(long bytes, long pixels, long memory) {
  /**
   * 200 MB, 120 megapixels (a scan of A3 at 600 dpi has 70, a medium-format camera 100), 144 MB in
   * memory (24 megapixels; a 6K screen has 20).
   */
  public static final PictureLimits DEFAULT =
      new PictureLimits(200_000_000, 120_000_000, 144_000_000);

  public PictureLimits {
    if (bytes < 1 || pixels < 1 || memory < 1) {
      throw new IllegalArgumentException(
          "a limit is below 1: " + bytes + ", " + pixels + ", " + memory);
    }
  }

  /** Those of {@link Limits}: one picture takes half of the memory at most, so that two fit. */
  public static PictureLimits of(Limits limits) {
    return new PictureLimits(
        limits.pictureBytes(),
        limits.pixels(),
        Math.clamp(limits.memory() / 2, 1, DEFAULT.memory()));
  }

  /** The smallest n such that every n-th row and column stays in memory's limit. */
  int step(int width, int height, int bytesPerPixel) {
    int step = 1;
    while (cost(width, height, step, bytesPerPixel) > memory) {
      step++;
    }
    return step;
  }

  /** Bytes of a picture of which every n-th row and column is read. */
  static long cost(int width, int height, int step, int bytesPerPixel) {
    return (long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step) * bytesPerPixel;
  }
}
