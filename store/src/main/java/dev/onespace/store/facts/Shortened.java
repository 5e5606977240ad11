package dev.onespace.store.facts;

import dev.onespace.item.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes cut to what a term may hold, told apart from others with the same beginning by a hash. */
public final class Shortened {
  private Shortened() {}

  /** The bytes, or so many of the first of them and their SHA-256 in hexadecimal digits. */
  public static byte[] of(byte[] bytes, int longest) {
    if (bytes.length <= longest) {
      return bytes;
    }
    byte[] hash = ContentHash.of(bytes).hex().getBytes(StandardCharsets.US_ASCII);
    byte[] cut = Arrays.copyOf(bytes, longest + hash.length);
    System.arraycopy(hash, 0, cut, longest, hash.length);
    return cut;
  }
}
