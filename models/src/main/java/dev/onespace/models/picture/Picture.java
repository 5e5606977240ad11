package dev.onespace.models.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A decoded picture, upright, opaque, sRGB.
 *
 * @param width of the upright original in pixels
 * @param height of the upright original in pixels
 * @param image what is looked at: TYPE_3BYTE_BGR, longest side at most {@link #LOOK_SIDE}, scaled
 *     by Lanczos where the original is larger
 * @param detail what is read: the same with at most {@link #READ_SIDE}, so that small letters of a
 *     screenshot survive; the same object as {@code image} where the original is small
 * @param notes what was changed on the way, one sentence each
 */
public record Picture(
    int width, int height, BufferedImage image, BufferedImage detail, List<String> notes) {
  /** Longest side of {@link #image}. */
  public static final int LOOK_SIDE = 1024;

  /** Longest side of {@link #detail}. */
  public static final int READ_SIDE = 2000;

  private static final float QUALITY = 0.85f;

  public Picture {
    notes = List.copyOf(notes);
  }

  /** The {@link #image} as a JPEG of quality 85. */
  public byte[] thumbnail() {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory does not fail", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
