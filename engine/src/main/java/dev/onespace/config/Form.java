package dev.onespace.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the value of a setting has to be written. */
sealed interface Form {

  /** A whole number, with k, M or G for thousands, millions and milliards. */
  record Amount(long least, long most) implements Form {}

  /** A whole number with s, m or h. */
  record Duration() implements Form {}

  /** A number of US dollars, with decimals. */
  record Money() implements Form {}

  /** A date such as 2026-09-01. */
  record Date() implements Form {}

  /** One of these words. */
  record Choice(List<String> words) implements Form {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /** The address of a server. */
  record Address(List<String> schemes) implements Form {
    public Address {
      schemes = List.copyOf(schemes);
    }
  }

  /** Any text but blanks. */
  record Text() implements Form {}

  /** A key or a password: never shown. */
  record Secret() implements Form {}

  /** Any whole number above 0. */
  Form AMOUNT = new Amount(1, Long.MAX_VALUE);

  /** What is said of a value that is not written so. */
  default String told() {
    return switch (this) {
      case Amount(var least, var most) ->
          most == Long.MAX_VALUE
              ? "a whole number above %s, which may end with k, M or G".formatted(least - 1)
              : "a whole number from %s to %s".formatted(least, most);
      case Duration() -> "a whole number above 0 with s, m or h";
      case Money() -> "a number of US dollars, such as 0.20";
      case Date() -> "a date, such as 2026-09-01";
      case Choice(var words) -> "one of " + String.join(", ", words);
      case Address(var schemes) ->
          ("an address beginning with %s, without a user, a password or a key in it: these have"
                  + " settings of their own")
              .formatted(String.join(" or ", schemes));
      case Text(), Secret() -> "a text";
    };
  }

  /** Whether a value is written so. */
  default boolean fits(String value) {
    return switch (this) {
      case Amount(var least, var most) ->
          Amounts.amount(value).filter(it -> least <= it && it <= most).isPresent();
      case Duration() -> Amounts.duration(value).isPresent();
      case Money() -> money(value).isPresent();
      case Date() -> date(value).isPresent();
      case Choice(var words) -> words.contains(value.strip());
      case Address(var schemes) -> isAddress(value.strip(), schemes);
      case Text(), Secret() -> !value.isBlank();
    };
  }

  /** The dollars; nothing if it is no number of them. */
  static Optional<BigDecimal> money(String value) {
    return Pattern.matches("[0-9]{1,9}(\\.[0-9]{1,9})?", value.strip())
        ? Optional.of(new BigDecimal(value.strip()))
        : Optional.empty();
  }

  /** The date; nothing if it is none. */
  static Optional<LocalDate> date(String value) {
    try {
      return Optional.of(LocalDate.parse(value.strip()));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static boolean isAddress(String value, List<String> schemes) {
    try {
      URI.create(value);
      return !Addresses.holdsSecret(value)
          && schemes.stream()
              .anyMatch(scheme -> value.startsWith(scheme) && value.length() > scheme.length());
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
