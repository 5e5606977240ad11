package dev.onespace.calibrate;

/**
 * How unusual a raw score is: comparable across channels and types, so that it may be added.
 *
 * @param nats the negative logarithm of how often so much is met by chance; at least 0
 */
public record Surprise(double nats) implements Comparable<Surprise> {
  /** Nothing unusual. */
  public static final Surprise NONE = new Surprise(0);

  /** This and the other together. */
  public Surprise plus(Surprise other) {
    return new Surprise(nats + other.nats);
  }

  /** This counted so many times. */
  public Surprise times(double weight) {
    return new Surprise(nats * weight);
  }

  /** The larger of the two. */
  public Surprise max(Surprise other) {
    return nats >= other.nats ? this : other;
  }

  @Override
  public int compareTo(Surprise other) {
    return Double.compare(nats, other.nats);
  }
}
