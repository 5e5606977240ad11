package dev.onespace.models.picture;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * Finds single chunks of a PNG before its pixels. Readers of all metadata inflate every text chunk
 * without a limit, which a few bytes can turn into gigabytes.
 */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int CHECKSUM = 4;
  private static final int MOST_BYTES = 1 << 22;

  private PngChunks() {}

  /** The data of the EXIF chunk. */
  static Optional<byte[]> exif(InputStream png) throws IOException {
    return find(png, "eXIf");
  }

  /** The embedded ICC profile, inflated. */
  static Optional<byte[]> profile(InputStream png) throws IOException {
    Optional<byte[]> chunk = find(png, "iCCP");
    return chunk.isPresent() ? Optional.of(inflate(chunk.get())) : Optional.empty();
  }

  private static byte[] inflate(byte[] chunk) throws IOException {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int start = Math.min(chunk.length, name + 2);
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      return in.readNBytes(MOST_BYTES);
    }
  }

  private static Optional<byte[]> find(InputStream png, String wanted) throws IOException {
    DataInputStream in = new DataInputStream(png);
    in.skipNBytes(SIGNATURE);
    while (true) {
      int length = in.readInt();
      String type = new String(in.readNBytes(CHECKSUM), StandardCharsets.ISO_8859_1);
      if (length < 0) {
        throw new EOFException("chunk " + type + " of length " + length);
      }
      if (type.equals(wanted) && length <= MOST_BYTES) {
        return Optional.of(in.readNBytes(length));
      }
      if (type.equals("IDAT") || type.equals("IEND")) {
        return Optional.empty();
      }
      in.skipNBytes((long) length + CHECKSUM);
    }
  }
}
