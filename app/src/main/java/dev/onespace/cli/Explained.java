package dev.onespace.cli;

import dev.onespace.calibrate.Reading;
import dev.onespace.exact.ExactTerm;
import dev.onespace.search.Evidence;
import dev.onespace.search.Hit;
import dev.onespace.search.Match.Reason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arithmetic behind a hit, in lines. */
final class Explained {
  private Explained() {}

  /** What decided the place of a hit, and what spoke for its best passage. */
  static List<String> lines(Hit hit) {
    String rank =
        format(
            "rank by %s%.2f nats above the level of its type; confidence %.2f",
            hit.rank().exact().nats() > 0
                ? format("exact matches worth %.2f, then ", hit.rank().exact().nats())
                : "",
            hit.rank().score(),
            hit.strength().confidence());
    return Stream.concat(
            Stream.of(rank), hit.best().reasons().stream().map(reason -> "  " + line(reason)))
        .toList();
  }

  private static String line(Reason reason) {
    String part = reason.part() == 0 ? "" : "part " + (reason.part() + 1) + ": ";
    return part + line(reason.evidence());
  }

  private static String line(Evidence evidence) {
    return switch (evidence) {
      case Evidence.OfVector(var reading) -> vector(reading);
      case Evidence.OfWords words ->
          format(
              "words: BM25 %.2f (%.0f %% of the question) x weight %.2f = %.2f",
              words.bm25(), 100 * words.share(), words.weight(), words.surprise().nats());
      case Evidence.OfExact(var terms, var surprise) ->
          format("exact: %s = %.2f", terms(terms), surprise.nats());
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

  /** The terms that are the same. */
  static String terms(List<ExactTerm> terms) {
    return terms.stream().map(Explained::term).collect(Collectors.joining(", "));
  }

  private static String term(ExactTerm term) {
    return switch (term) {
      case ExactTerm.Code(var form) -> form;
      case ExactTerm.Phrase(var words) -> "\"" + words + "\"";
    };
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
