package dev.onespace.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The settings that are set, each well written. */
record Values(Map<Setting, Written> set) {
  Values {
    set = Map.copyOf(set);
  }

  /** A copy of what was collected. */
  static Values of(EnumMap<Setting, Written> set) {
    return new Values(set);
  }

  Optional<String> text(Setting setting) {
    return Optional.ofNullable(set.get(setting)).map(Written::value).map(String::strip);
  }

  String text(Setting setting, String usual) {
    return text(setting).orElse(usual);
  }

  boolean on(Setting setting) {
    return text(setting, "on").equals("on");
  }

  long amount(Setting setting, long usual) {
    return text(setting).flatMap(Amounts::amount).orElse(usual);
  }

  int whole(Setting setting, int usual) {
    return (int) Math.min(Integer.MAX_VALUE, amount(setting, usual));
  }

  Duration duration(Setting setting, Duration usual) {
    return text(setting).flatMap(Amounts::duration).map(Duration::ofSeconds).orElse(usual);
  }

  BigDecimal money(Setting setting, BigDecimal usual) {
    return text(setting).flatMap(Form::money).orElse(usual);
  }

  LocalDate date(Setting setting, LocalDate usual) {
    return text(setting).flatMap(Form::date).orElse(usual);
  }
}
