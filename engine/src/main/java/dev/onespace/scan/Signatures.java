package dev.onespace.scan;

import dev.onespace.item.Modality;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Tells formats by the magic bytes at the beginning of a file, never by its name. */
final class Signatures {
  /** How many bytes of the beginning are looked at. */
  static final int HEAD = 64;

  private static final Set<String> PICTURE_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis");

  private static final List<Signature> KNOWN =
      List.of(
          picture("89504e470d0a1a0a", "PNG"),
          picture("ffd8ff", "JPEG"),
          picture("474946383761", "GIF"),
          picture("474946383961", "GIF"),
          picture("49492a00", "TIFF"),
          picture("4d4d002a", "TIFF"),
          picture("49492b00", "TIFF"),
          sound("664c6143", "FLAC"),
          sound("4f676753", "Ogg"),
          sound("494433", "MP3"),
          sound("1a45dfa3", "Matroska"),
          sound("3026b2758e66cf11", "ASF"),
          sound("2321414d52", "AMR"),
          sound("63616666", "CAF"),
          sound("2e736e64", "AU"),
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
        case "WAVE" -> new Sniffed.Media(Modality.AUDIO, "WAV");
        case "WEBP" -> new Sniffed.Media(Modality.IMAGE, "WebP");
        default -> new Sniffed.Other("a RIFF file of kind " + printable(third));
      };
    }
    if (first.equals("FORM") && third.startsWith("AIF")) {
      return new Sniffed.Media(Modality.AUDIO, "AIFF");
    }
    if (ascii(head, 4, 8).equals("ftyp")) {
      return PICTURE_BRANDS.contains(third)
          ? new Sniffed.Media(Modality.IMAGE, "HEIF")
          : new Sniffed.Media(Modality.AUDIO, "MP4");
    }
    if (isUtf16(head)) {
      return new Sniffed.PerhapsText();
    }
    if (isBmp(head)) {
      return new Sniffed.Media(Modality.IMAGE, "BMP");
    }
    return isMpegFrame(head)
        ? new Sniffed.Media(Modality.AUDIO, "MPEG audio")
        : new Sniffed.PerhapsText();
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

  private static Signature picture(String hex, String format) {
    return new Signature(hex, new Sniffed.Media(Modality.IMAGE, format));
  }

  private static Signature sound(String hex, String format) {
    return new Signature(hex, new Sniffed.Media(Modality.AUDIO, format));
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
