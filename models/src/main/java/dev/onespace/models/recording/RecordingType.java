package dev.onespace.models.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The container formats of recordings that are read, told from the first bytes of a file. */
public enum RecordingType {
  /** RIFF or RF64 with WAVE. */
  WAV("wav"),
  /** Free Lossless Audio Codec. */
  FLAC("flac"),
  /** Ogg: Vorbis, Opus, Speex. */
  OGG("ogg"),
  /** MPEG audio, layers 2 and 3. */
  MP3("mp3"),
  /** ISO media files: MP4, M4A, 3GP, QuickTime. */
  MP4("mov"),
  /** Matroska and WebM. */
  WEBM("matroska"),
  /** AIFF and AIFF-C. */
  AIFF("aiff"),
  /** Windows Media. */
  ASF("asf"),
  /** AAC in an ADTS stream. */
  ADTS("aac");

  /** How many first bytes are enough for {@link #of(byte[])} unless a tag comes first. */
  static final int HEAD = 64;

  private static final String ASF_HEADER = "\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011";
  private static final String EBML_HEADER = "\u001a\u0045\u00df\u00a3";
  private static final int TAG_HEAD = 10;
  private static final int LAYER_MASK = 0x06;
  // Hardly ever met, and the mark of a UTF-16 text looks like it.
  private static final int LAYER_1 = 0x06;
  private static final int BITRATE_MASK = 0xF0;
  private static final int RATE_MASK = 0x0C;
  private static final int VERSION_MASK = 0x18;
  private static final int VERSION_RESERVED = 0x08;

  private final String demuxer;

  RecordingType(String demuxer) {
    this.demuxer = demuxer;
  }

  /** The name of ffmpeg's reader for it. */
  String demuxer() {
    return demuxer;
  }

  /** The type of the recording in a stream, of which the beginning is read; empty if it is none. */
  public static Optional<RecordingType> of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    if (startsWith(head, 0, "ID3") && head.length > TAG_HEAD) {
      return Optional.of(tagged(head, in));
    }
    return of(head);
  }

  /**
   * The type of the recording that begins with these bytes (at least 64 of them, if it has them).
   */
  public static Optional<RecordingType> of(byte[] head) {
    if (startsWith(head, 0, "RIFF") || startsWith(head, 0, "RF64")) {
      return startsWith(head, 8, "WAVE") ? Optional.of(WAV) : Optional.empty();
    }
    if (startsWith(head, 0, "FORM")) {
      boolean sound = startsWith(head, 8, "AIFF") || startsWith(head, 8, "AIFC");
      return sound ? Optional.of(AIFF) : Optional.empty();
    }
    if (startsWith(head, 4, "ftyp") || startsWith(head, 4, "moov") || startsWith(head, 4, "mdat")) {
      return isPicture(head) ? Optional.empty() : Optional.of(MP4);
    }
    if (startsWith(head, 0, "ID3")) {
      return Optional.of(MP3);
    }
    return bySignature(head).or(() -> byFrame(head));
  }

  private static Optional<RecordingType> bySignature(byte[] head) {
    if (startsWith(head, 0, "fLaC")) {
      return Optional.of(FLAC);
    }
    if (startsWith(head, 0, "OggS")) {
      return Optional.of(OGG);
    }
    if (startsWith(head, 0, EBML_HEADER)) {
      return Optional.of(WEBM);
    }
    return startsWith(head, 0, ASF_HEADER) ? Optional.of(ASF) : Optional.empty();
  }

  // HEIC and AVIF pictures are ISO media files, too.
  private static boolean isPicture(byte[] head) {
    return startsWith(head, 8, "heic")
        || startsWith(head, 8, "heix")
        || startsWith(head, 8, "mif1")
        || startsWith(head, 8, "msf1")
        || startsWith(head, 8, "avif");
  }

  // A frame header of ISO 11172-3 (13818-7 for ADTS): twelve set bits, then version and layer; no
  // reserved value may stand in the fields.
  private static Optional<RecordingType> byFrame(byte[] head) {
    if (head.length < 4 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE0) != 0xE0) {
      return Optional.empty();
    }
    if ((head[1] & 0xF6) == 0xF0) {
      return Optional.of(ADTS);
    }
    boolean valid =
        (head[1] & VERSION_MASK) != VERSION_RESERVED
            && (head[1] & LAYER_MASK) != 0
            && (head[1] & LAYER_MASK) != LAYER_1
            && (head[2] & BITRATE_MASK) != BITRATE_MASK
            && (head[2] & RATE_MASK) != RATE_MASK;
    return valid ? Optional.of(MP3) : Optional.empty();
  }

  // An ID3 tag stands before MP3 mostly, before FLAC or ADTS at times; its size has 7 bits a byte.
  private static RecordingType tagged(byte[] head, InputStream in) throws IOException {
    int size = head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9];
    long skip = Math.max(0L, (long) TAG_HEAD + size - head.length);
    if (in.skip(skip) < skip || TAG_HEAD + size < head.length) {
      return MP3;
    }
    return of(in.readNBytes(HEAD)).filter(type -> type == FLAC || type == ADTS).orElse(MP3);
  }

  private static boolean startsWith(byte[] head, int at, String signature) {
    byte[] expected = signature.getBytes(ISO_8859_1);
    return head.length >= at + expected.length
        && java.util.Arrays.equals(head, at, at + expected.length, expected, 0, expected.length);
  }
}
