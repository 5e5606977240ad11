package dev.onespace.cli;

import dev.onespace.evaluate.EvalResult;
import dev.onespace.measure.Quality;
import dev.onespace.measure.StrengthQuality;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * An evaluation as JSON: {@code {"kinds":{NAME:{"n","success@1","success@10","recall@1","recall@5",
 * "recall@10","precision@10","ndcg@10","ndcg@10_ci":[low,high],"both_types@10"}},"directions":{...
 * the same ...},"errors","items","passages","failed_items","seconds":{STAGE:s},"ingest_seconds",
 * "search_ms":{"n","median","p95"},"peak_rss_mb","strength":{"found","found_strong","foreign",
 * "foreign_relevant","foreign_strong","roc_area":{PAIR:{"hits","strength","cosine"}}}}}.
 */
final class EvalDocument {
  private EvalDocument() {}

  static ObjectNode of(EvalResult result) {
    ObjectNode document = Documents.object();
    document.set("kinds", qualities(result.kinds()));
    document.set("directions", qualities(result.directions()));
    document
        .put("errors", result.errors())
        .put("failed_items", result.ingest().failed().size())
        .put("embedded", result.ingest().embedded());
    ObjectNode seconds = document.putObject("seconds");
    result.seconds().forEach((stage, spent) -> seconds.put(stage.label(), rounded(spent)));
    document.put("ingest_seconds", rounded(result.ingestSeconds()));
    document
        .putObject("search_ms")
        .put("n", result.latency().n())
        .put("median", rounded(result.latency().median()))
        .put("p95", rounded(result.latency().p95()));
    document.put("peak_rss_mb", result.peakRssMb());
    document.set("strength", trust(result.trust()));
    return document;
  }

  private static ObjectNode trust(StrengthQuality.Summary trust) {
    ObjectNode node =
        Documents.object()
            .put("found", trust.found())
            .put("found_strong", rounded(trust.foundStrong()))
            .put("foreign", trust.foreign())
            .put("foreign_relevant", rounded(trust.foreignRelevant()))
            .put("foreign_strong", rounded(trust.foreignStrong()));
    ObjectNode areas = node.putObject("roc_area");
    trust
        .areas()
        .forEach(
            (pair, area) ->
                areas
                    .putObject(pair)
                    .put("hits", area.hits())
                    .put("strength", rounded(area.strength()))
                    .put("cosine", rounded(area.cosine())));
    return node;
  }

  private static ObjectNode qualities(Map<String, Quality> qualities) {
    ObjectNode node = Documents.object();
    qualities.forEach((name, quality) -> node.set(name, quality(quality)));
    return node;
  }

  private static ObjectNode quality(Quality quality) {
    ObjectNode node =
        Documents.object()
            .put("n", quality.n())
            .put("success@1", rounded(quality.mean().success1()))
            .put("success@10", rounded(quality.mean().success10()))
            .put("recall@1", rounded(quality.mean().recall1()))
            .put("recall@5", rounded(quality.mean().recall5()))
            .put("recall@10", rounded(quality.mean().recall10()))
            .put("precision@10", rounded(quality.mean().precision10()))
            .put("ndcg@10", rounded(quality.mean().ndcg10()));
    node.putArray("ndcg@10_ci")
        .add(rounded(quality.interval().low()))
        .add(rounded(quality.interval().high()));
    quality.bothTypes10().ifPresent(share -> node.put("both_types@10", rounded(share)));
    return node;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
