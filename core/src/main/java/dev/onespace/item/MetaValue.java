package dev.onespace.item;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** A value of a metadata field: string, number, boolean, date or list of strings. */
public sealed interface MetaValue {

  /** A string. */
  record Text(String value) implements MetaValue {}

  /**
   * A number, kept exactly; equal numbers are equal however they are written. Whole numbers of up
   * to 31 digits are kept without an exponent, so that 50 prints as {@code 50}, not {@code 5E+1}.
   */
  record Num(BigDecimal value) implements MetaValue {
    private static final int LONGEST_WHOLE = 31;

    public Num {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      if (value.scale() < 0 && value.precision() - (long) value.scale() <= LONGEST_WHOLE) {
        value = value.setScale(0);
      }
    }
  }

  /** True or false. */
  record Bool(boolean value) implements MetaValue {}

  /**
   * A day or a moment.
   *
   * @param at the moment; for a day, its first in UTC
   * @param written as the user wrote it
   */
  record Date(Instant at, String written) implements MetaValue {}

  /** A list of strings. */
  record Strings(List<String> values) implements MetaValue {
    public Strings {
      values = List.copyOf(values);
    }
  }

  /** The value in a line, for people; numbers of more than 30 places with an exponent. */
  default String shown() {
    return switch (this) {
      case Text(var text) -> text;
      case Num(var number) ->
          Math.abs((long) number.scale()) > 30 ? number.toString() : number.toPlainString();
      case Bool(var is) -> String.valueOf(is);
      case Date(_, var written) -> written;
      case Strings(var values) -> String.join(", ", values);
    };
  }

  /** A number. */
  static MetaValue of(double value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /** A whole number. */
  static MetaValue of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /**
   * What a JSON string becomes: a {@link Date} if written as {@code 2024-01-15} or in RFC 3339,
   * else a {@link Text}.
   */
  static MetaValue ofString(String written) {
    if (!Dates.SHAPE.matcher(written).matches()) {
      return new Text(written);
    }
    try {
      Instant at =
          written.length() == Dates.DAY
              ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(written.replace(' ', 'T')).toInstant();
      return new Date(at, written);
    } catch (DateTimeException notADate) {
      return new Text(written);
    }
  }

  /**
   * What an unquoted value on the command line or in a filter becomes: {@code true}, {@code false},
   * a number, a date, or a string; quotes ({@code "42"}) force a string.
   */
  static MetaValue ofWord(String word) {
    if (word.length() >= 2 && word.startsWith("\"") && word.endsWith("\"")) {
      return new Text(word.substring(1, word.length() - 1));
    }
    if (word.equals("true") || word.equals("false")) {
      return new Bool(Boolean.parseBoolean(word));
    }
    return Dates.NUMBER.matcher(word).matches() ? new Num(new BigDecimal(word)) : ofString(word);
  }

  /** The shapes of written dates and numbers. */
  final class Dates {
    private static final int DAY = "2024-01-15".length();
    private static final Pattern SHAPE =
        Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}([Tt"
                + " ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?([Zz]|[+-]\\d{2}:\\d{2}))?");
    private static final Pattern NUMBER =
        Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    private Dates() {}
  }
}
