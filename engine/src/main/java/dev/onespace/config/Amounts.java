package dev.onespace.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts and durations as people write them. */
final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})\\s*([kMG]?)");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})\\s*([smh]?)");

  private Amounts() {}

  /** The number; nothing if it is not written so, or is 0 or too large. */
  static Optional<Long> amount(String written) {
    return read(AMOUNT, written);
  }

  /** The seconds; nothing if it is not written so, or is 0 or too large. */
  static Optional<Long> duration(String written) {
    return read(DURATION, written);
  }

  private static Optional<Long> read(Pattern pattern, String written) {
    Matcher matcher = pattern.matcher(written.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      long number = Math.multiplyExact(Long.parseLong(matcher.group(1)), factor(matcher.group(2)));
      return Optional.of(number).filter(it -> it > 0);
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "k" -> 1_000L;
      case "M" -> 1_000_000L;
      case "G" -> 1_000_000_000L;
      case "m" -> 60L;
      case "h" -> 3_600L;
      default -> 1L;
    };
  }
}
