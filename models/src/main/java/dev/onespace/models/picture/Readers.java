package dev.onespace.models.picture;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The one reader for each format: TwelveMonkeys' where Java has none or a narrow one, Java's own
 * for PNG and GIF. What else lies on the class path is never asked.
 */
final class Readers {
  private static final ImageReaderSpi JPEG = registered(new JPEGImageReaderSpi());
  private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();
  private static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();
  private static final ImageReaderSpi BMP = new BMPImageReaderSpi();
  private static final ImageReaderSpi PNG = own("png");
  private static final ImageReaderSpi GIF = own("gif");

  private Readers() {}

  static ImageReader of(PictureFormat format) throws IOException {
    return switch (format) {
      case JPEG -> JPEG.createReaderInstance();
      case WEBP -> WEBP.createReaderInstance();
      case TIFF -> TIFF.createReaderInstance();
      case BMP -> BMP.createReaderInstance();
      case PNG -> PNG.createReaderInstance();
      case GIF -> GIF.createReaderInstance();
      case HEIC, AVIF, SVG -> throw new IOException("no reader for " + format);
    };
  }

  /** The JPEG reader wraps Java's, which it learns of only when registered. */
  private static ImageReaderSpi registered(ImageReaderSpi provider) {
    ImageIO.setUseCache(false);
    IIORegistry.getDefaultInstance().registerServiceProvider(provider, ImageReaderSpi.class);
    return provider;
  }

  private static ImageReaderSpi own(String format) {
    var readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReaderSpi provider = readers.next().getOriginatingProvider();
      if (provider.getClass().getName().startsWith("com.sun.imageio.")) {
        return provider;
      }
    }
    throw new IllegalStateException("every Java reads " + format);
  }
}
