package dev.onespace.testkit.data;

/** Unit vectors with cosines of one's choice, of {@link RandomData#DIMENSION} floats. */
public final class Directions {
  private Directions() {}

  /** The direction of an axis; axes have nothing in common. */
  public static float[] axis(int axis) {
    float[] vector = new float[RandomData.DIMENSION];
    vector[axis] = 1;
    return vector;
  }

  /** A direction with this cosine to one axis, and the rest of it along another. */
  public static float[] near(int axis, double cosine, int rest) {
    float[] vector = new float[RandomData.DIMENSION];
    vector[axis] = (float) cosine;
    vector[rest] = (float) Math.sqrt(1 - cosine * cosine);
    return vector;
  }
}
