package dev.onespace.models.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever a decoder gave (any depth, palette, grey, CMYK, alpha, colour profile) into opaque
 * 8-bit sRGB on white. Works in bands of rows, so that beside the result only a little is held.
 *
 * <p>16-bit samples keep their high byte, as Pillow's and libpng's do. Grey without a profile of
 * its own is taken as it is: Java calls such pictures linear, which would brighten them.
 */
final class SrgbConverter {
  private static final Logger LOG = LoggerFactory.getLogger(SrgbConverter.class);
  private static final int ROWS = 64;
  private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

  private final BufferedImage image;
  private final int width;
  private final @Nullable ColorConvertOp conversion;

  private SrgbConverter(BufferedImage image, @Nullable ColorConvertOp conversion) {
    this.image = image;
    this.width = image.getWidth();
    this.conversion = conversion;
  }

  /**
   * Converts an image.
   *
   * @param embedded the profile of the file where the decoder left it unused
   */
  static Pixels convert(BufferedImage image, Optional<ICC_Profile> embedded) {
    Optional<ICC_Profile> profile = profile(image).or(() -> embedded);
    try {
      return new SrgbConverter(image, operation(image, profile)).run();
    } catch (CMMException | IllegalArgumentException e) {
      // A broken profile must not cost the picture; without it colours are slightly off at most.
      LOG.debug("colour profile ignored", e);
      return new SrgbConverter(image, null).run();
    }
  }

  private Pixels run() {
    if (conversion == null
        && image.getType() == BufferedImage.TYPE_3BYTE_BGR
        && image.getRaster().getDataBuffer() instanceof DataBufferByte data
        && data.getData().length == Pixels.BANDS * width * image.getHeight()) {
      return new Pixels(data.getData(), width, image.getHeight());
    }
    Pixels out = Pixels.blank(width, image.getHeight());
    boolean direct = hasPlainSamples();
    for (int top = 0; top < image.getHeight(); top += ROWS) {
      int rows = Math.min(ROWS, image.getHeight() - top);
      if (direct) {
        convertSamples(top, rows, out);
      } else {
        convertColors(top, rows, out);
      }
    }
    return out;
  }

  /** Palettes, packed and floating-point pixels: Java's own colour per pixel. */
  private void convertColors(int top, int rows, Pixels out) {
    int[] argb = image.getRGB(0, top, width, rows, null, 0, width);
    int to = Pixels.BANDS * width * top;
    for (int color : argb) {
      int alpha = color >>> 24;
      out.bgr()[to++] = onWhite(color & 0xff, alpha);
      out.bgr()[to++] = onWhite(color >> 8 & 0xff, alpha);
      out.bgr()[to++] = onWhite(color >> 16 & 0xff, alpha);
    }
  }

  private void convertSamples(int top, int rows, Pixels out) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int[] samples = raster.getPixels(0, top, width, rows, (int[]) null);
    toBytes(samples, bands);
    boolean alpha = image.getColorModel().hasAlpha();
    byte[] rgb = colors(samples, bands, alpha ? bands - 1 : bands, rows);
    int to = Pixels.BANDS * width * top;
    for (int i = 0, from = 0; i < width * rows; i++, from += Pixels.BANDS) {
      int opacity = alpha ? samples[i * bands + bands - 1] : 255;
      out.bgr()[to++] = onWhite(rgb[from + 2] & 0xff, opacity);
      out.bgr()[to++] = onWhite(rgb[from + 1] & 0xff, opacity);
      out.bgr()[to++] = onWhite(rgb[from] & 0xff, opacity);
    }
  }

  private byte[] colors(int[] samples, int bands, int colors, int rows) {
    byte[] values = new byte[width * rows * colors];
    for (int i = 0, to = 0; i < samples.length; i += bands) {
      for (int band = 0; band < colors; band++) {
        values[to++] = (byte) samples[i + band];
      }
    }
    if (conversion != null) {
      return converted(values, colors, rows, conversion);
    }
    return switch (colors) {
      case 1 -> fromGray(values);
      case 3 -> values;
      default -> fromCmyk(values);
    };
  }

  private byte[] converted(byte[] values, int colors, int rows, ColorConvertOp op) {
    byte[] rgb = new byte[width * rows * Pixels.BANDS];
    op.filter(interleaved(values, rows, colors), interleaved(rgb, rows, Pixels.BANDS));
    return rgb;
  }

  private WritableRaster interleaved(byte[] values, int rows, int bands) {
    int[] offsets = new int[bands];
    java.util.Arrays.setAll(offsets, band -> band);
    return Raster.createInterleavedRaster(
        new DataBufferByte(values, values.length),
        width,
        rows,
        width * bands,
        bands,
        offsets,
        null);
  }

  private void toBytes(int[] samples, int bands) {
    for (int band = 0; band < bands; band++) {
      int bits = image.getColorModel().getComponentSize(band);
      int most = bits < 8 ? (1 << bits) - 1 : 255;
      for (int i = band; bits != 8 && i < samples.length; i += bands) {
        samples[i] = bits > 8 ? samples[i] >>> (bits - 8) : samples[i] * 255 / most;
      }
    }
  }

  private boolean hasPlainSamples() {
    int type = image.getRaster().getTransferType();
    boolean integers = type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
    boolean components = image.getColorModel() instanceof java.awt.image.ComponentColorModel;
    int colors = image.getColorModel().getNumColorComponents();
    boolean known = colors == 1 || colors == Pixels.BANDS || colors == Pixels.BANDS + 1;
    return integers && components && known && !image.isAlphaPremultiplied();
  }

  private static byte[] fromGray(byte[] gray) {
    byte[] rgb = new byte[gray.length * Pixels.BANDS];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = gray[i / Pixels.BANDS];
    }
    return rgb;
  }

  private static byte[] fromCmyk(byte[] cmyk) {
    byte[] rgb = new byte[cmyk.length / 4 * Pixels.BANDS];
    for (int i = 0, to = 0; i < cmyk.length; i += 4) {
      int light = 255 - (cmyk[i + 3] & 0xff);
      for (int band = 0; band < Pixels.BANDS; band++) {
        rgb[to++] = (byte) ((255 - (cmyk[i + band] & 0xff)) * light / 255);
      }
    }
    return rgb;
  }

  private static byte onWhite(int value, int alpha) {
    return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
  }

  private static Optional<ICC_Profile> profile(BufferedImage image) {
    ColorSpace space = image.getColorModel().getColorSpace();
    boolean builtIn = space.isCS_sRGB() || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    return !builtIn && space instanceof ICC_ColorSpace icc
        ? Optional.of(icc.getProfile())
        : Optional.empty();
  }

  private static @Nullable ColorConvertOp operation(
      BufferedImage image, Optional<ICC_Profile> profile) {
    int colors = image.getColorModel().getNumColorComponents();
    return profile
        .filter(known -> known.getNumComponents() == colors)
        .map(known -> new ColorConvertOp(new ICC_Profile[] {known, SRGB}, null))
        .orElse(null);
  }
}
