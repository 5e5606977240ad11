package dev.onespace.models.picture;

import dev.onespace.space.ByteSource;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;

/** The canvas of a GIF, on which its first frame lies. */
final class GifCanvas {
  private static final int SIZE_AT = 6;
  private static final int HEADER = 10;

  private GifCanvas() {}

  /** Width and height of the canvas as the header says. */
  static Dimension size(ByteSource source) throws IOException {
    try (InputStream in = source.open()) {
      byte[] header = in.readNBytes(HEADER);
      if (header.length < HEADER) {
        throw new EOFException("the header ends after " + header.length + " bytes");
      }
      return new Dimension(unsigned(header, SIZE_AT), unsigned(header, SIZE_AT + 2));
    }
  }

  /** The frame at its place on a white canvas, both read with the same step. */
  static Pixels place(BufferedImage frame, ImageReader reader, Dimension canvas, int step)
      throws IOException {
    IIOMetadata metadata = reader.getImageMetadata(0);
    Element root = (Element) metadata.getAsTree("javax_imageio_gif_image_1.0");
    Element place = (Element) root.getElementsByTagName("ImageDescriptor").item(0);
    BufferedImage image =
        new BufferedImage(
            Math.ceilDiv(canvas.width, step),
            Math.ceilDiv(canvas.height, step),
            BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.drawImage(
        frame,
        offset(place, "imageLeftPosition") / step,
        offset(place, "imageTopPosition") / step,
        null);
    graphics.dispose();
    return Pixels.of(image);
  }

  private static int offset(Element place, String name) {
    return Integer.parseInt(place.getAttribute(name));
  }

  private static int unsigned(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }
}
