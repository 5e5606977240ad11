package dev.onespace.cloud.pinecone;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * A number's place among the doubles, the only numbers Pinecone has.
 *
 * <p>A number of up to 15 digits is <em>plain</em>: no other plain number has its double, and
 * doubles are in the order of the numbers. Between two plain neighbours lie at least four doubles.
 * So any other number gets a double that lies strictly between those of the plain numbers around
 * it, and comparison with a plain number is exact whatever is compared. Numbers that are not plain
 * cannot be told apart by it: for their equality the number is kept as a string, too.
 *
 * @param value the double
 * @param plain whether the number is plain
 */
record Rank(double value, boolean plain) {
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
  private static final BigDecimal LARGEST = new BigDecimal("1E+300");
  private static final BigDecimal SMALLEST = new BigDecimal("1E-300");

  /** The rank of a number. */
  static Rank of(BigDecimal number) {
    BigDecimal size = number.abs();
    if (number.signum() == 0) {
      return new Rank(0, true);
    }
    if (size.compareTo(LARGEST) >= 0) {
      return new Rank(number.signum() * Double.MAX_VALUE, false);
    }
    if (size.compareTo(SMALLEST) <= 0) {
      return new Rank(number.signum() * Double.MIN_NORMAL, false);
    }
    BigDecimal plain = number.round(DIGITS);
    int aside = number.compareTo(plain);
    double value = number.doubleValue();
    if (aside == 0 || value != plain.doubleValue()) {
      return new Rank(value, aside == 0);
    }
    return new Rank(aside > 0 ? Math.nextUp(value) : Math.nextDown(value), false);
  }

  /** A moment as seconds since 1970. */
  static BigDecimal seconds(Instant at) {
    return BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9));
  }

  /** A string that equal numbers, and no others, have. */
  static String exactly(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.unscaledValue() + "E" + -(long) shortest.scale();
  }
}
