package dev.onespace.testkit.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes as broken disks, broken programs and bad people do. */
public final class Damage {
  /** Most damage is done where sizes and offsets stand. */
  private static final int HEAD = 96;

  private static final int MOST_STROKES = 6;
  private static final int LONGEST_RUN = 400;
  private static final int[] EXTREMES = {
    0, 1, -1, 0x7f, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0x10000000, 40_000
  };

  private final Random random;

  /** Damage that depends on {@code random} only. */
  public Damage(Random random) {
    this.random = random;
  }

  /**
   * A damaged copy.
   *
   * @param whole what is damaged
   * @param other where foreign pieces come from
   */
  public byte[] of(byte[] whole, byte[] other) {
    byte[] damaged = whole.clone();
    for (int i = 1 + random.nextInt(MOST_STROKES); i > 0 && damaged.length > 0; i--) {
      damaged = stroke(damaged, other);
    }
    return damaged;
  }

  private byte[] stroke(byte[] bytes, byte[] other) {
    int at = place(bytes);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_RUN));
    switch (random.nextInt(10)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2, 3 -> putExtreme(bytes, at);
      case 4 -> Arrays.fill(bytes, at, end, (byte) 0);
      case 5 -> fillRandom(bytes, at, end);
      case 6 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 7 -> {
        return joined(bytes, at, bytes, end);
      }
      case 8 -> {
        return joined(bytes, end, bytes, at);
      }
      default -> {
        return joined(bytes, at, other, random.nextInt(other.length));
      }
    }
    return bytes;
  }

  private int place(byte[] bytes) {
    return random.nextInt(random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length);
  }

  private void putExtreme(byte[] bytes, int at) {
    int value = EXTREMES[random.nextInt(EXTREMES.length)];
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
    if (random.nextBoolean() && at + Integer.BYTES <= bytes.length) {
      buffer.putInt(at, value);
    } else if (at + Short.BYTES <= bytes.length) {
      buffer.putShort(at, (short) value);
    }
  }

  private void fillRandom(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      bytes[i] = (byte) random.nextInt();
    }
  }

  /** The first bytes of one and the last bytes of the other. */
  private static byte[] joined(byte[] first, int end, byte[] second, int start) {
    byte[] both = Arrays.copyOf(first, end + second.length - start);
    System.arraycopy(second, start, both, end, second.length - start);
    return both;
  }
}
