package dev.onespace.item;

/** Where a passage, or some of its words, lies in its item. */
public sealed interface Locator {

  /** The whole item. */
  record Whole() implements Locator {}

  /**
   * A stretch of a text.
   *
   * @param start index of the first UTF-16 unit
   * @param end index after the last one
   */
  record Characters(int start, int end) implements Locator {
    public Characters {
      requireOrder(start, end);
    }
  }

  /**
   * A rectangle of a picture, in pixels of the upright original, origin top left.
   *
   * @param x left edge
   * @param y top edge
   * @param width in pixels
   * @param height in pixels
   */
  record Box(int x, int y, int width, int height) implements Locator {
    public Box {
      if (x < 0 || y < 0 || width < 0 || height < 0) {
        throw new IllegalArgumentException(
            "box has a negative value: " + x + "," + y + "," + width + "," + height);
      }
    }
  }

  /**
   * A stretch of a recording.
   *
   * @param start seconds from the beginning
   * @param end seconds from the beginning
   */
  record Seconds(double start, double end) implements Locator {
    public Seconds {
      requireOrder(start, end);
    }
  }

  /**
   * A page of a document.
   *
   * @param number 1 for the first
   */
  record Page(int number) implements Locator {
    public Page {
      if (number < 1) {
        throw new IllegalArgumentException("page " + number + " is below 1");
      }
    }
  }

  private static void requireOrder(double start, double end) {
    if (!(start >= 0) || !(end >= start)) {
      throw new IllegalArgumentException("from " + start + " to " + end + " is no stretch");
    }
  }
}
