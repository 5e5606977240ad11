package dev.onespace.store.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as stored: IEEE 754 float32, little-endian, one after the other. */
public final class VectorBytes {
  private VectorBytes() {}

  /** The bytes of a vector. */
  public static byte[] write(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  /** The vector of these bytes. */
  public static float[] read(byte[] bytes) {
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
