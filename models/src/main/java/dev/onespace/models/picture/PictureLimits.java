package dev.onespace.models.picture;

/**
 * What a picture may cost.
 *
 * @param bytes of the file at most
 * @param pixels of the picture as its header says at most, checked before anything is decoded
 * @param decodedPixels kept in memory at most: a larger picture is read with every n-th row and
 *     column only
 */
public record PictureLimits(long bytes, long pixels, long decodedPixels) {
  /**
   * 200 MB, 120 megapixels (a scan of A3 at 600 dpi has 70, a medium-format camera 100), 24
   * megapixels in memory (72 MB; a 6K screen has 20).
   */
  public static final PictureLimits DEFAULT =
      new PictureLimits(200_000_000, 120_000_000, 24_000_000);

  public PictureLimits {
    if (bytes < 1 || pixels < 1 || decodedPixels < 1) {
      throw new IllegalArgumentException(
          "a limit is below 1: " + bytes + ", " + pixels + ", " + decodedPixels);
    }
  }

  /** The smallest n such that every n-th row and column stays in memory's limit. */
  int step(int width, int height) {
    int step = 1;
    while ((long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step) > decodedPixels) {
      step++;
    }
    return step;
  }
}
