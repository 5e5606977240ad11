package dev.onespace.testkit.gemini;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What can be told of the bytes of a picture or recording without a decoder. */
final class Media {
  private static final double MOST_SECONDS = 180;
  private static final int BYTE_RATE = 28;
  private static final int FIRST_CHUNK = 12;
  private static final int MP3_BYTES_OF_A_SECOND = 16_000;

  private Media() {}

  /** Refuses what is not what its type says, and sound that is too long. */
  static void check(String type, byte[] bytes) throws ApiError {
    boolean fits =
        switch (type) {
          case "image/png" -> begins(bytes, 0, "\u0089PNG");
          case "image/jpeg" -> begins(bytes, 0, "\u00FF\u00D8\u00FF");
          case "audio/wav" -> begins(bytes, 0, "RIFF") && begins(bytes, 8, "WAVEfmt ");
          default -> bytes.length > 0;
        };
    if (!fits) {
      throw ApiError.invalid(
          type.startsWith("image/")
              ? "Unable to process input image."
              : "Unable to process input.");
    }
    if (type.startsWith("audio/") && seconds(type, bytes) > MOST_SECONDS) {
      throw ApiError.invalid("The audio is longer than 180 seconds.");
    }
  }

  private static boolean begins(byte[] bytes, int offset, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= offset + expected.length
        && ByteBuffer.wrap(bytes, offset, expected.length).equals(ByteBuffer.wrap(expected));
  }

  /** How long a recording is: by the header of a WAV, by its size else. */
  static double seconds(String type, byte[] bytes) {
    if (!type.equals("audio/wav")) {
      return (double) bytes.length / MP3_BYTES_OF_A_SECOND;
    }
    ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = FIRST_CHUNK; at + 8 <= bytes.length; ) {
      long size = Integer.toUnsignedLong(wav.getInt(at + 4));
      if (begins(bytes, at, "data")) {
        return (double) Math.min(size, bytes.length - at - 8L) / wav.getInt(BYTE_RATE);
      }
      at = (int) Math.min(bytes.length, at + 8 + size + size % 2);
    }
    return 0;
  }
}
