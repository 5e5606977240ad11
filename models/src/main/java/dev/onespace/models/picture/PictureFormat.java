package dev.onespace.models.picture;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A picture format, told by the first bytes of a file; names are never looked at. */
public enum PictureFormat {
  PNG(true),
  JPEG(true),
  GIF(true),
  WEBP(true),
  BMP(true),
  TIFF(true),
  HEIC(false),
  AVIF(false),
  SVG(false);

  /** How many bytes of a file {@link #of} wants to see. */
  public static final int HEAD = 1024;

  private final boolean readable;

  PictureFormat(boolean readable) {
    this.readable = readable;
  }

  /** Whether {@link PictureDecoder} reads it; the others are known by name only. */
  public boolean readable() {
    return readable;
  }

  /** The format of a file that begins so, or nothing if it is no known picture. */
  public static Optional<PictureFormat> of(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    if (text.startsWith("BM")) {
      return Optional.of(BMP);
    }
    if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return Optional.of(TIFF);
    }
    return text.startsWith("ftyp", 4) ? isoBrand(text) : markup(text);
  }

  private static Optional<PictureFormat> isoBrand(String text) {
    String brands = text.substring(8, Math.min(text.length(), Math.max(8, text.charAt(3))));
    if (brands.contains("avif") || brands.contains("avis")) {
      return Optional.of(AVIF);
    }
    boolean heif = brands.contains("hei") || brands.contains("hev") || brands.contains("mif1");
    return heif ? Optional.of(HEIC) : Optional.empty();
  }

  private static Optional<PictureFormat> markup(String text) {
    String start = text.replace("\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
    boolean svg = start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"));
    return svg ? Optional.of(SVG) : Optional.empty();
  }

  static PictureFormat require(byte[] head) {
    PictureFormat format =
        of(head)
            .orElseThrow(
                () ->
                    new OnespaceException(
                        ErrorCode.UNSUPPORTED_TYPE, "the bytes are no picture of a known type"));
    if (!format.readable) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.UNSUPPORTED_TYPE,
              "pictures of type " + format + " cannot be read",
              format.remedy()));
    }
    return format;
  }

  private Remedy remedy() {
    return switch (this) {
      case SVG -> Remedy.of("Convert it to PNG, for example: rsvg-convert in.svg -o out.png");
      case HEIC -> Remedy.of("Convert it to JPEG, for example: heif-convert in.heic out.jpg");
      case AVIF -> Remedy.of("Convert it to PNG, for example: avifdec in.avif out.png");
      case PNG, JPEG, GIF, WEBP, BMP, TIFF -> ErrorCode.UNSUPPORTED_TYPE.remedy();
    };
  }
}
