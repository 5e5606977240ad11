package dev.onespace.cloud.gemini;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When a quota is renewed. Those of a day are renewed at midnight Pacific time
 * (ai.google.dev/gemini-api/docs/rate-limits).
 */
final class Renewal {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

  private Renewal() {}

  /** The next midnight Pacific time. */
  static Instant ofDay(Instant now) {
    LocalDate tomorrow = LocalDate.ofInstant(now, PACIFIC).plusDays(1);
    return tomorrow.atStartOfDay(PACIFIC).toInstant();
  }

  /** A time as a user reads it, in the zone of this machine. */
  static String written(Instant time) {
    return FORM.format(ZonedDateTime.ofInstant(time, ZoneId.systemDefault()));
  }
}
