package dev.onespace.calibrate;

/**
 * How unusual a raw score is: comparable across channels and types, so that it may be added.
 *
 * @param nats the negative logarithm of how often so much is met by chance; at least 0
 */
public record Surprisal(double nats) implements Comparable<Surprisal> {
  /** Nothing unusual. */
  public static final Surprisal NONE = new Surprisal(0);

  /** This and the other together. */
  public Surprisal plus(Surprisal other) {
    return new Surprisal(nats + other.nats);
  }

  /** This counted so many times. */
  public Surprisal times(double weight) {
    return new Surprisal(nats * weight);
  }

  /** The larger of the two. */
  public Surprisal max(Surprisal other) {
    return nats >= other.nats ? this : other;
  }

  @Override
  public int compareTo(Surprisal other) {
    return Double.compare(nats, other.nats);
  }
}
