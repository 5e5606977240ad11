package dev.onespace.scan;

import dev.onespace.item.MediaType;
import dev.onespace.models.picture.PictureFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells formats by the magic bytes at the beginning of a file, never by its name. */
final class Signatures {
  /** How many bytes of the beginning are looked at. */
  static final int HEAD = PictureFormat.HEAD;

  private static final Set<String> PICTURE_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis");

  private static final List<Signature> KNOWN =
      List.of(
          media("89504e470d0a1a0a", "image/png", "PNG"),
          media("ffd8ff", "image/jpeg", "JPEG"),
          media("474946383761", "image/gif", "GIF"),
          media("474946383961", "image/gif", "GIF"),
          media("49492a00", "image/tiff", "TIFF"),
          media("4d4d002a", "image/tiff", "TIFF"),
          media("49492b00", "image/tiff", "TIFF"),
          media("664c6143", "audio/flac", "FLAC"),
          media("4f676753", "audio/ogg", "Ogg"),
          media("494433", "audio/mpeg", "MP3"),
          media("1a45dfa3", "video/matroska", "Matroska"),
          media("3026b2758e66cf11", "video/x-ms-asf", "ASF"),
          media("2321414d52", "audio/amr", "AMR"),
          media("63616666", "audio/x-caf", "CAF"),
          media("2e736e64", "audio/basic", "AU"),
          other("255044462d", "a PDF document"),
          other("504b0304", "a ZIP archive or an Office document"),
          other("504b0506", "an empty ZIP archive"),
          other("1f8b", "gzip-compressed data"),
          other("425a68", "bzip2-compressed data"),
          other("fd377a585a00", "xz-compressed data"),
          other("28b52ffd", "zstd-compressed data"),
          other("377abcaf271c", "a 7z archive"),
          other("526172211a07", "a RAR archive"),
          other("7f454c46", "a program"),
          other("cafebabe", "a Java class"),
          other("d0cf11e0a1b11ae1", "an old Office document"),
          other("53514c69746520666f726d6174203300", "an SQLite database"));

  private Signatures() {}

  /** What a file that begins with these bytes holds. */
  static Sniffed sniff(byte[] head) {
    if (head.length == 0) {
      return new Sniffed.Nothing();
    }
    for (Signature known : KNOWN) {
      if (known.begins(head)) {
        return known.means();
      }
    }
    return sniffContainer(head);
  }

  private static Sniffed sniffContainer(byte[] head) {
    String first = ascii(head, 0, 4);
    String third = ascii(head, 8, 12);
    if (first.equals("RIFF") || first.equals("RF64")) {
      return switch (third) {
        case "WAVE" -> media("audio/wav", "WAV");
        case "WEBP" -> media("image/webp", "WebP");
        default -> new Sniffed.Other("a RIFF file of kind " + printable(third));
      };
    }
    if (first.equals("FORM") && third.startsWith("AIF")) {
      return media("audio/aiff", "AIFF");
    }
    if (ascii(head, 4, 8).equals("ftyp")) {
      return PICTURE_BRANDS.contains(third)
          ? media("image/heif", "HEIF")
          : media("video/mp4", "MP4");
    }
    if (isUtf16(head)) {
      return new Sniffed.PerhapsText();
    }
    if (isBmp(head)) {
      return media("image/bmp", "BMP");
    }
    if (PictureFormat.of(head).equals(Optional.of(PictureFormat.SVG))) {
      return media("image/svg+xml", "SVG"); // a text, but nobody means its markup
    }
    return isMpegFrame(head) ? media("audio/mpeg", "MPEG audio") : new Sniffed.PerhapsText();
  }

  /** The mark of UTF-16LE, which is also a frame header of the extinct MPEG layer I. */
  private static boolean isUtf16(byte[] head) {
    return head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe;
  }

  /** {@code BM} alone begins English words too; the reserved bytes and the header size decide. */
  private static boolean isBmp(byte[] head) {
    return head.length > 18
        && ascii(head, 0, 2).equals("BM")
        && head[6] == 0
        && head[7] == 0
        && head[8] == 0
        && head[9] == 0
        && head[15] == 0
        && head[16] == 0
        && head[17] == 0;
  }

  /** An MPEG audio or ADTS frame header (ISO 11172-3, ISO 13818-7): sync bits, legal fields. */
  private static boolean isMpegFrame(byte[] head) {
    if (head.length < 4 || (head[0] & 0xff) != 0xff || (head[1] & 0xe0) != 0xe0) {
      return false;
    }
    if ((head[1] & 0xf6) == 0xf0) {
      return (head[2] >> 2 & 0x0f) <= 12;
    }
    boolean versionKnown = (head[1] & 0x18) != 0x08;
    boolean layerKnown = (head[1] & 0x06) != 0;
    int bitrate = head[2] >> 4 & 0x0f;
    boolean rateKnown = (head[2] & 0x0c) != 0x0c;
    return versionKnown && layerKnown && bitrate != 0 && bitrate != 15 && rateKnown;
  }

  private static String ascii(byte[] head, int from, int to) {
    return head.length < to
        ? ""
        : new String(Arrays.copyOfRange(head, from, to), StandardCharsets.ISO_8859_1);
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  private static Signature media(String hex, String type, String format) {
    return new Signature(hex, media(type, format));
  }

  private static Sniffed.Media media(String type, String format) {
    return new Sniffed.Media(new MediaType(type), format);
  }

  private static Signature other(String hex, String format) {
    return new Signature(hex, new Sniffed.Other(format));
  }

  private record Signature(String hex, Sniffed means) {
    boolean begins(byte[] head) {
      int length = hex.length() / 2;
      return head.length >= length && HexFormat.of().formatHex(head, 0, length).equals(hex);
    }
  }
}
