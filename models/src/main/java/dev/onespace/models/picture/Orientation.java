package dev.onespace.models.picture;

/** The eight EXIF orientations: how stored pixels are turned and mirrored to stand upright. */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  TURNED_LEFT(true, true, false),
  TRANSVERSED(true, true, true),
  TURNED_RIGHT(true, false, true);

  private final boolean swapsSides;
  private final boolean fromRight;
  private final boolean fromBottom;

  /**
   * @param swapsSides stored rows are upright columns
   * @param fromRight the first upright column comes first in storage: false, last: true
   * @param fromBottom the first upright row comes first in storage: false, last: true
   */
  Orientation(boolean swapsSides, boolean fromRight, boolean fromBottom) {
    this.swapsSides = swapsSides;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** The orientation of an EXIF value 1 to 8; anything else counts as upright. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  /** Whether width and height change places. */
  boolean swapsSides() {
    return swapsSides;
  }

  /** The pixels turned upright. */
  Pixels apply(Pixels stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = swapsSides ? stored.height() : stored.width();
    int height = swapsSides ? stored.width() : stored.height();
    Pixels upright = Pixels.blank(width, height);
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int across = fromRight ? width - 1 - x : x;
        int down = fromBottom ? height - 1 - y : y;
        int at = swapsSides ? across * stored.width() + down : down * stored.width() + across;
        System.arraycopy(stored.bgr(), at * Pixels.BANDS, upright.bgr(), to, Pixels.BANDS);
        to += Pixels.BANDS;
      }
    }
    return upright;
  }
}
