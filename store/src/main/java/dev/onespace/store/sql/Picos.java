package dev.onespace.store.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as whole numbers: millionths of a millionth of a US dollar. */
final class Picos {
  private static final int DIGITS = 12;

  private Picos() {}

  /** Never less than it is. */
  static long of(BigDecimal usd) {
    return usd.movePointRight(DIGITS).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  static BigDecimal usd(long picos) {
    return BigDecimal.valueOf(picos, DIGITS);
  }
}
