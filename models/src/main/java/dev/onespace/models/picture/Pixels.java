package dev.onespace.models.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Opaque sRGB pixels.
 *
 * @param bgr blue, green, red of each pixel, row by row, no gaps: {@code 3 * width * height} bytes
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels, never compared
public record Pixels(byte[] bgr, int width, int height) {
  /** Bytes per pixel. */
  public static final int BANDS = 3;

  public Pixels {
    if (width < 1 || height < 1 || bgr.length != Math.multiplyExact(BANDS * width, height)) {
      throw new IllegalArgumentException(
          bgr.length + " bytes are not " + width + " x " + height + " pixels");
    }
  }

  /** Black pixels of a size. */
  public static Pixels blank(int width, int height) {
    return new Pixels(new byte[Math.multiplyExact(BANDS * width, height)], width, height);
  }

  /**
   * The pixels of an image: shared with it if it is a TYPE_3BYTE_BGR of its own, else drawn on
   * white.
   */
  public static Pixels of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
        && image.getRaster().getParent() == null
        && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer) {
      return new Pixels(buffer.getData(), width, height);
    }
    BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
    graphics.dispose();
    return of(opaque);
  }

  /** An image of type TYPE_3BYTE_BGR; the pixels are copied. */
  public BufferedImage toImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    System.arraycopy(
        bgr, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, bgr.length);
    return image;
  }
}
