package dev.onespace.models.picture;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.ByteSource;
import java.awt.Dimension;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes PNG, JPEG (grey, RGB, CMYK, progressive), GIF (first frame), WebP (first frame), BMP and
 * TIFF (first page). The type is told by content; sizes are checked by the header before any pixel
 * is decoded; colours become sRGB, transparent parts white, EXIF orientation is applied. Stateless
 * and thread-safe.
 */
public final class PictureDecoder {
  /** The WebP decoder holds every block of the picture as objects: 12 megapixels take 400 MB. */
  private static final long WEBP_PIXELS = 12_500_000;

  /** CMYK, of which Java's JPEG reader does not tell the type. */
  private static final int UNKNOWN_PIXEL = 4;

  private PictureDecoder() {}

  /**
   * Decodes a picture.
   *
   * @throws OnespaceException EMPTY without bytes, UNSUPPORTED_TYPE for what is no picture or of a
   *     type named in {@link PictureFormat} that is not read, TOO_LARGE over a limit, DAMAGED if
   *     the bytes cannot be decoded, UNREADABLE if the source cannot be read
   */
  public static Picture decode(ByteSource source, PictureLimits limits) {
    return decode(source, limits, new MemoryBudget(limits.memory()));
  }

  /** As {@link #decode(ByteSource, PictureLimits)}, within what others leave of a budget. */
  public static Picture decode(ByteSource source, PictureLimits limits, MemoryBudget budget) {
    PictureFormat format = PictureFormat.require(head(source, limits));
    try {
      return read(source, format, limits, budget);
    } catch (OnespaceException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders of foreign bytes throw whatever they stumble over; for us it is one thing.
      throw new OnespaceException(
          ErrorCode.DAMAGED, "the " + format + " cannot be decoded: " + reason(e), e);
    }
  }

  private static byte[] head(ByteSource source, PictureLimits limits) {
    try (InputStream in = source.open()) {
      long size = source.size();
      if (size == 0) {
        throw new OnespaceException(ErrorCode.EMPTY, "the picture has 0 bytes");
      }
      if (size > limits.bytes()) {
        throw new OnespaceException(
            ErrorCode.TOO_LARGE,
            "the picture has %s bytes; the limit is %s (limits.picture-bytes)"
                .formatted(size, limits.bytes()));
      }
      return in.readNBytes(PictureFormat.HEAD);
    } catch (IOException e) {
      throw new OnespaceException(ErrorCode.UNREADABLE, "the picture cannot be read", e);
    }
  }

  private static Picture read(
      ByteSource source, PictureFormat format, PictureLimits limits, MemoryBudget budget)
      throws IOException {
    ImageReader reader = Readers.of(format);
    try (ImageInputStream in = open(source, format)) {
      reader.setInput(in, true, true);
      Dimension size = size(reader, source, format);
      requirePixels(size, limits, format);
      Dimension frame = new Dimension(reader.getWidth(0), reader.getHeight(0));
      requirePixels(frame, limits, format);
      int width = Math.max(size.width, frame.width);
      int height = Math.max(size.height, frame.height);
      int bytes = bytesPerPixel(reader);
      int step = limits.step(width, height, bytes);
      try (MemoryBudget.Grant _ = budget.take(PictureLimits.cost(width, height, step, bytes))) {
        Pixels stored = decode(reader, size, step, source, format);
        return finish(stored, size, step, Exif.orientation(source, format));
      }
    } finally {
      reader.dispose();
    }
  }

  private static Dimension size(ImageReader reader, ByteSource source, PictureFormat format)
      throws IOException {
    // Java's GIF reader tells the size of the first frame, which lies on a canvas of another size.
    return format == PictureFormat.GIF
        ? GifCanvas.size(source)
        : new Dimension(reader.getWidth(0), reader.getHeight(0));
  }

  /** Bytes of a pixel as the reader gives it and as it is kept, while both are there. */
  private static int bytesPerPixel(ImageReader reader) throws IOException {
    @Nullable ImageTypeSpecifier raw = reader.getRawImageType(0);
    if (raw == null) {
      return UNKNOWN_PIXEL + Pixels.BANDS;
    }
    SampleModel samples = raw.getSampleModel();
    int bits = samples.getNumDataElements() * DataBuffer.getDataTypeSize(samples.getDataType());
    return Math.ceilDiv(bits, Byte.SIZE) + Pixels.BANDS;
  }

  private static void requirePixels(Dimension size, PictureLimits limits, PictureFormat format) {
    long pixels = (long) size.width * size.height;
    if (pixels < 1) {
      throw new OnespaceException(
          ErrorCode.DAMAGED, "the picture is " + size.width + " x " + size.height + " pixels");
    }
    long most =
        format == PictureFormat.WEBP ? Math.min(WEBP_PIXELS, limits.pixels()) : limits.pixels();
    if (pixels > most) {
      throw new OnespaceException(
          ErrorCode.TOO_LARGE,
          "the %s is %s x %s pixels, more than %s megapixels%s"
              .formatted(
                  format,
                  size.width,
                  size.height,
                  most / 1e6,
                  most < limits.pixels() ? ", which is fixed for WebP" : " (limits.pixels)"));
    }
  }

  private static Pixels decode(
      ImageReader reader, Dimension size, int step, ByteSource source, PictureFormat format)
      throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, param);
    if (format == PictureFormat.GIF) {
      return GifCanvas.place(image, reader, size, step);
    }
    return SrgbConverter.convert(image, profile(source, format));
  }

  private static Picture finish(Pixels stored, Dimension size, int step, Orientation orientation) {
    List<String> notes = new ArrayList<>();
    if (step > 1) {
      notes.add("every " + step + ". row and column was read");
    }
    BufferedImage detail = orientation.apply(fit(stored, Picture.READ_SIDE)).toImage();
    boolean small = Math.max(stored.width(), stored.height()) <= Picture.LOOK_SIDE;
    BufferedImage image =
        small ? detail : orientation.apply(fit(stored, Picture.LOOK_SIDE)).toImage();
    int width = orientation.swapsSides() ? size.height : size.width;
    int height = orientation.swapsSides() ? size.width : size.height;
    if (!small) {
      notes.add(
          "scaled from %s x %s to %s x %s"
              .formatted(width, height, image.getWidth(), image.getHeight()));
    }
    return new Picture(width, height, image, detail, notes);
  }

  /**
   * Scaled so that the longest side is at most so many pixels; smaller pictures stay as they are.
   */
  static Pixels fit(Pixels pixels, int side) {
    int longest = Math.max(pixels.width(), pixels.height());
    if (longest <= side) {
      return pixels;
    }
    double scale = (double) side / longest;
    return Resampler.resize(
        pixels,
        Math.max(1, (int) Math.rint(pixels.width() * scale)),
        Math.max(1, (int) Math.rint(pixels.height() * scale)),
        Resampler.Filter.LANCZOS);
  }

  private static Optional<ICC_Profile> profile(ByteSource source, PictureFormat format) {
    if (format != PictureFormat.PNG) {
      return Optional.empty();
    }
    try (InputStream in = source.open()) {
      return PngChunks.profile(in).map(ICC_Profile::getInstance);
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static ImageInputStream open(ByteSource source, PictureFormat format) throws IOException {
    ImageInputStream in = open(source);
    return format == PictureFormat.WEBP ? new EndingStream(in) : in;
  }

  private static ImageInputStream open(ByteSource source) throws IOException {
    return switch (source) {
      case ByteSource.OfFile(var path) -> new FileImageInputStream(path.toFile());
      case ByteSource.OfBytes(var bytes) -> new ByteArrayImageInputStream(bytes);
    };
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
