package dev.onespace.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** An input of a model: values in row-major order with their shape. */
@SuppressWarnings("ArrayRecordComponent") // carriers to native code, never compared
public sealed interface Tensor {

  /**
   * 32-bit floats; a direct buffer in native order (see {@link #direct}) is read in place, any
   * other is copied once.
   */
  record Floats(FloatBuffer values, long... shape) implements Tensor {
    public Floats {
      requireFit(values.remaining(), shape);
    }

    /** Floats from an array. */
    public Floats(float[] values, long... shape) {
      this(FloatBuffer.wrap(values), shape);
    }

    /** Zeros in a direct buffer, to be filled by the caller through {@link #values}. */
    public static Floats direct(long... shape) {
      int bytes = Math.toIntExact(Math.multiplyExact(count(shape), Float.BYTES));
      ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      return new Floats(buffer.asFloatBuffer(), shape);
    }
  }

  /** 64-bit integers, such as token ids. */
  record Longs(long[] values, long... shape) implements Tensor {
    public Longs {
      requireFit(values.length, shape);
    }

    LongBuffer buffer() {
      return LongBuffer.wrap(values);
    }
  }

  /** One truth value, of shape [1]. */
  record Flag(boolean value) implements Tensor {
    @Override
    public long[] shape() {
      return new long[] {1};
    }
  }

  /** The size of each axis. */
  long[] shape();

  private static void requireFit(int values, long[] shape) {
    if (values != count(shape)) {
      throw new IllegalArgumentException(
          values + " values do not fill a tensor of " + count(shape));
    }
  }

  private static long count(long[] shape) {
    long count = 1;
    for (long size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }
}
