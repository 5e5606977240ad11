package dev.onespace.cli;

import dev.onespace.item.ItemType;
import dev.onespace.search.Answer;
import dev.onespace.search.Hit;
import dev.onespace.search.Match;
import dev.onespace.search.Preview;
import dev.onespace.search.Query;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as JSON: {@code
 * {"query":{...},"hits":[{"id","type","title","source","metadata","score",
 * "strength","facet","preview":{"text","highlights":[[start,end]],"seconds"|"box"|"characters"},
 * "passages":[...],"legs":[...],"over"}],"below_cutoff":n,"notes":[]}}.
 */
final class AnswerDocument {
  private AnswerDocument() {}

  static ObjectNode of(Asked asked, Answer answer) {
    ObjectNode document = Documents.object();
    document.set("query", query(asked, answer));
    ArrayNode hits = document.putArray("hits");
    answer.hits().forEach(hit -> hits.add(hit(hit)));
    document.put("below_cutoff", answer.belowCutoff());
    ArrayNode notes = document.putArray("notes");
    answer.notes().forEach(notes::add);
    return document;
  }

  private static ObjectNode query(Asked asked, Answer answer) {
    Query query = asked.query();
    ObjectNode node =
        Documents.object()
            .put("modality", query.content().type().label())
            .put(query.content().type() == ItemType.TEXT ? "text" : "path", asked.written())
            .put("understood", answer.understood())
            .put("top", query.top())
            .put("bridge", query.bridge().name().toLowerCase(Locale.ROOT));
    ArrayNode types = node.putArray("types");
    query.types().stream().sorted().map(ItemType::label).forEach(types::add);
    asked.filter().ifPresent(filter -> node.put("filter", filter));
    return node;
  }

  private static ObjectNode hit(Hit hit) {
    ObjectNode node =
        Documents.item(hit.item())
            .put("score", rounded(hit.score()))
            .put("strength", hit.strength().label())
            .put("facet", hit.best().facet().label());
    node.set("preview", preview(hit.best().preview()));
    ArrayNode passages = node.putArray("passages");
    hit.others().forEach(other -> passages.add(passage(other)));
    node.set("legs", legs(hit.best()));
    hit.over().ifPresent(over -> node.put("over", over));
    return node;
  }

  private static ObjectNode passage(Match match) {
    ObjectNode node =
        Documents.object()
            .put("ordinal", match.passage().ordinal())
            .put("facet", match.facet().label())
            .put("score", rounded(match.score()));
    node.set("preview", preview(match.preview()));
    return node;
  }

  private static ObjectNode preview(Preview preview) {
    ObjectNode node = Documents.object().put("text", preview.text());
    ArrayNode highlights = node.putArray("highlights");
    preview
        .highlights()
        .forEach(highlight -> highlights.addArray().add(highlight.start()).add(highlight.end()));
    Documents.place(node, preview.where());
    preview.thumbnail().ifPresent(hash -> node.put("thumbnail", hash.hex()));
    return node;
  }

  private static ArrayNode legs(Match match) {
    ArrayNode legs = Documents.array();
    match
        .evidence()
        .forEach(
            evidence ->
                legs.addObject()
                    .put("leg", evidence.leg().label())
                    .put("from", evidence.from().label())
                    .put("to", evidence.to().label())
                    .put("raw", rounded(evidence.raw()))
                    .put("score", rounded(evidence.score())));
    return legs;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
