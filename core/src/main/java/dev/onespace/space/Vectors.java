package dev.onespace.space;

import java.util.Arrays;

/** Arithmetic on vectors. */
public final class Vectors {
  private static final double UNIT_TOLERANCE = 1e-3;

  private Vectors() {}

  /** The inner product of two vectors of the same length; of unit vectors, their cosine. */
  public static float dot(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length + " floats");
    }
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 = Math.fma(a[i], b[i], s0);
      s1 = Math.fma(a[i + 1], b[i + 1], s1);
      s2 = Math.fma(a[i + 2], b[i + 2], s2);
      s3 = Math.fma(a[i + 3], b[i + 3], s3);
    }
    for (; i < a.length; i++) {
      s0 = Math.fma(a[i], b[i], s0);
    }
    return s0 + s1 + s2 + s3;
  }

  /** The length of a vector. */
  public static double norm(float[] vector) {
    double sum = 0;
    for (float v : vector) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum);
  }

  /** A new vector of unit length in the same direction; zeros stay zeros. */
  public static float[] unit(float[] vector) {
    double norm = norm(vector);
    float[] unit = new float[vector.length];
    if (norm > 0) {
      for (int i = 0; i < vector.length; i++) {
        unit[i] = (float) (vector[i] / norm);
      }
    }
    return unit;
  }

  /** A new vector of unit length in the direction of the first floats; zeros stay zeros. */
  public static float[] cut(float[] vector, int floats) {
    return unit(Arrays.copyOf(vector, floats));
  }

  /** A new vector: {@code a - b}. */
  public static float[] minus(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  /** Whether all values are finite and the length is 1 within a thousandth. */
  public static boolean isUnit(float[] vector) {
    double norm = norm(vector);
    return Double.isFinite(norm) && Math.abs(norm - 1) < UNIT_TOLERANCE;
  }
}
