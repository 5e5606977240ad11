package dev.onespace.evaluate;

import dev.onespace.ingest.IngestReport;
import dev.onespace.measure.Quality;
import dev.onespace.measure.StrengthQuality;
import dev.onespace.time.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation measured.
 *
 * @param kinds quality per kind
 * @param directions quality per direction: the plain mean over its kinds
 * @param errors queries that could not be answered
 * @param failures what went wrong, a sentence per query
 * @param ingest what the ingest did
 * @param seconds work per stage, over all threads
 * @param ingestSeconds the time the ingest took
 * @param latency how long searches took
 * @param peakRssMb peak resident memory of this process and its largest child; -1 if unknown
 * @param trust how far strength can be trusted
 */
public record EvalResult(
    Map<String, Quality> kinds,
    Map<String, Quality> directions,
    int errors,
    List<String> failures,
    IngestReport ingest,
    Map<Stage, Double> seconds,
    double ingestSeconds,
    Latency latency,
    long peakRssMb,
    StrengthQuality.Summary trust) {
  public EvalResult {
    kinds = new TreeMap<>(kinds);
    directions = new TreeMap<>(directions);
    failures = List.copyOf(failures);
    seconds = new TreeMap<>(seconds);
  }

  /**
   * How long searches took, in milliseconds.
   *
   * @param n how many
   * @param median half took no longer
   * @param p95 95 of 100 took no longer
   */
  public record Latency(int n, double median, double p95) {}
}
