package dev.onespace.cli;

import dev.onespace.evaluate.EvalResult;
import dev.onespace.measure.Quality;
import dev.onespace.measure.StrengthQuality;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An evaluation as a table. */
final class EvalTable {
  private EvalTable() {}

  static void print(EvalResult result, PrintStream out) {
    table("kind", result.kinds(), out);
    out.println();
    table("direction", result.directions(), out);
    out.println();
    trust(result.trust(), out);
    out.println();
    out.printf(
        Locale.ROOT,
        "%d errors; %d items embedded, %d failed, in %.1f s; search %.0f ms (median of %d), %.0f ms"
            + " (p95)%n",
        result.errors(),
        result.ingest().embedded(),
        result.ingest().failed().size(),
        result.ingestSeconds(),
        result.latency().median(),
        result.latency().n(),
        result.latency().p95());
    out.println(
        "seconds of work: "
            + result.seconds().entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %.1f", e.getKey().label(), e.getValue()))
                .collect(Collectors.joining(", ")));
    if (result.peakRssMb() >= 0) {
      out.printf("peak resident memory: %s MB%n", result.peakRssMb());
    }
  }

  private static void trust(StrengthQuality.Summary trust, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "strong: %.1f %% of %d questions whose right answer is among the ten",
        100 * trust.foundStrong(),
        trust.found());
    if (trust.foreign() > 0) {
      out.printf(
          Locale.ROOT,
          ", %.1f %% of %d from another world",
          100 * trust.foreignStrong(),
          trust.foreign());
    }
    out.println();
    trust
        .areas()
        .forEach(
            (pair, area) ->
                out.printf(
                    Locale.ROOT,
                    "ROC area %-14s strength %.3f  raw cosine %.3f  (%d hits)%n",
                    pair,
                    area.strength(),
                    area.cosine(),
                    area.hits()));
  }

  private static void table(String what, Map<String, Quality> qualities, PrintStream out) {
    out.printf(
        "%-28s %5s %6s %6s %6s %6s %6s %7s  %s%n",
        what, "n", "s@1", "r@1", "r@5", "r@10", "p@10", "ndcg@10", "95 % interval");
    qualities.forEach((name, quality) -> row(name, quality, out));
  }

  private static void row(String name, Quality quality, PrintStream out) {
    var mean = quality.mean();
    String both =
        quality.bothTypes10().isPresent()
            ? String.format(Locale.ROOT, "  both types %.3f", quality.bothTypes10().getAsDouble())
            : "";
    out.printf(
        Locale.ROOT,
        "%-28s %5d %6.3f %6.3f %6.3f %6.3f %6.3f %7.3f  %.3f-%.3f%s%n",
        name,
        quality.n(),
        mean.success1(),
        mean.recall1(),
        mean.recall5(),
        mean.recall10(),
        mean.precision10(),
        mean.ndcg10(),
        quality.interval().low(),
        quality.interval().high(),
        both);
  }
}
