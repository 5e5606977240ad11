package dev.onespace.models.onnx;

/**
 * An output of a model.
 *
 * @param values in row-major order
 * @param shape the size of each axis
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of results, never compared
public record Output(float[] values, long[] shape) {

  /** The size of one axis. */
  public int size(int axis) {
    return Math.toIntExact(shape[axis]);
  }
}
