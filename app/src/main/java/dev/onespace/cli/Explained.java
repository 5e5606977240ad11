package dev.onespace.cli;

import dev.onespace.calibrate.Reading;
import dev.onespace.search.Evidence;
import dev.onespace.search.Hit;
import dev.onespace.search.Match.Reason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The arithmetic behind a hit, in lines.
 *
 * @param asked the words of the question
 */
record Explained(String asked) {

  /** What decided the place of a hit, and what spoke for its best passage. */
  List<String> lines(Hit hit) {
    String rank =
        format(
            "rank by %s%.2f nats; confidence %.2f",
            hit.rank().exact().nats() > 0
                ? format("exact matches worth %.2f, then ", hit.rank().exact().nats())
                : "",
            hit.rank().score(),
            hit.strength().confidence());
    return Stream.concat(
            Stream.of(rank), hit.best().reasons().stream().map(reason -> "  " + line(reason)))
        .toList();
  }

  private String line(Reason reason) {
    String part = reason.part() == 0 ? "" : "part " + (reason.part() + 1) + ": ";
    return part + line(reason.evidence());
  }

  private String line(Evidence evidence) {
    return switch (evidence) {
      case Evidence.OfVector(var reading) -> vector(reading);
      case Evidence.OfWords words ->
          format(
              "words: BM25 %.2f (%.0f %% of the question) x weight %.2f = %.2f",
              words.bm25(), 100 * words.share(), words.weight(), words.surprise().nats());
      case Evidence.OfExact exact ->
          format("exact: %s = %.2f", String.join(", ", same(exact)), exact.surprise().nats());
      case Evidence.OverBridge bridged ->
          format(
              "bridge: %s -> %s -> here: smaller cosine %.3f, weaker hop = %.2f",
              bridged.from().label(),
              bridged.over(),
              bridged.similarity().cosine(),
              bridged.surprise().nats());
    };
  }

  private static String vector(Reading reading) {
    return format(
        "vector %s -> %s: cosine %.3f, less what it shares with all %.3f; background %.3f +- %.3f,"
            + " so z = %.2f; weight %.1f x z^2/2 = %.2f",
        reading.channel().from().label(),
        reading.channel().to().label(),
        reading.similarity().cosine(),
        reading.corrected(),
        reading.background().mean(),
        reading.background().deviation(),
        reading.deviations(),
        reading.weight(),
        reading.surprise().nats());
  }

  /** The ids, codes and quoted words that are the same, as they were asked for. */
  List<String> same(Evidence.OfExact exact) {
    return exact.terms().stream().map(term -> term.writtenIn(asked)).distinct().toList();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
