package dev.onespace.models.picture;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the orientation a camera wrote beside the pixels. */
final class Exif {
  private static final Logger LOG = LoggerFactory.getLogger(Exif.class);

  private Exif() {}

  /** The orientation; upright where there is none, or where its metadata are broken. */
  static Orientation orientation(ByteSource source, PictureFormat format) {
    try {
      Metadata metadata = metadata(source, format);
      for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
        Integer value = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        if (value != null) {
          return Orientation.ofExif(value);
        }
      }
    } catch (IOException | ImageProcessingException | RuntimeException e) {
      // Pixels are worth more than their metadata: a picture with broken EXIF is still shown.
      LOG.debug("EXIF of a {} is not readable", format, e);
    }
    return Orientation.UPRIGHT;
  }

  private static Metadata metadata(ByteSource source, PictureFormat format)
      throws IOException, ImageProcessingException {
    return switch (format) {
      case JPEG -> {
        try (InputStream in = source.open()) {
          yield JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
        }
      }
      case WEBP -> {
        try (InputStream in = source.open()) {
          yield WebpMetadataReader.readMetadata(in);
        }
      }
      case TIFF -> tiff(source);
      case PNG -> png(source);
      case GIF, BMP, HEIC, AVIF, SVG -> new Metadata();
    };
  }

  private static Metadata tiff(ByteSource source) throws IOException, ImageProcessingException {
    return switch (source) {
      case ByteSource.OfFile(var path) -> TiffMetadataReader.readMetadata(path.toFile());
      case ByteSource.OfBytes(var bytes) ->
          TiffMetadataReader.readMetadata(new ByteArrayReader(bytes));
    };
  }

  private static Metadata png(ByteSource source) throws IOException {
    Metadata metadata = new Metadata();
    try (InputStream in = source.open()) {
      PngChunks.exif(in)
          .ifPresent(exif -> new ExifReader().extract(new ByteArrayReader(exif), metadata));
    }
    return metadata;
  }
}
