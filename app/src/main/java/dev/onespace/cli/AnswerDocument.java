package dev.onespace.cli;

import dev.onespace.item.Item;
import dev.onespace.item.Modality;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.answer.Match;
import dev.onespace.search.answer.Preview;
import dev.onespace.search.answer.Section;
import dev.onespace.search.question.Layout;
import dev.onespace.search.question.Query;
import dev.onespace.search.scoring.Evidence;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as JSON: {@code
 * {"query":{...},"understood","relevant":n,"at_least":false,"below_cutoff":n,"words_only":false,"notes":[],
 * "hits":[...],"more"}}, or in groups {@code
 * {...,"groups":[{"name","relevant","at_least","below_cutoff", "hits":[...],"more","counts"}]}}.
 *
 * <p>A hit is {@code
 * {"id","type","media","title","source","metadata","strength","confidence","score",
 * "exact","facet","preview":{"text","highlights":[[start,end]],"page","seconds","box","characters"},
 * "passages":[...],"legs":[...],"over","linked":[...]}}.
 */
final class AnswerDocument {
  private final GivenQuery asked;
  private final Explained explained;
  private final boolean explain;

  private AnswerDocument(GivenQuery asked, Explained explained, boolean explain) {
    this.asked = asked;
    this.explained = explained;
    this.explain = explain;
  }

  static ObjectNode of(GivenQuery asked, Answer answer, boolean explain) {
    return new AnswerDocument(asked, new Explained(answer.understood()), explain).of(answer);
  }

  private ObjectNode of(Answer answer) {
    ObjectNode document = Documents.object();
    document.set("query", query());
    document
        .put("understood", answer.understood())
        .put("relevant", answer.relevant())
        .put("at_least", answer.open())
        .put("below_cutoff", answer.belowCutoff())
        .put("words_only", answer.wordsOnly());
    ArrayNode notes = document.putArray("notes");
    answer.notes().forEach(notes::add);
    if (asked.query().layout().grouping() instanceof Layout.OneList) {
      answer.sections().forEach(section -> section(document, section));
    } else {
      ArrayNode groups = document.putArray("groups");
      for (Section section : answer.sections()) {
        ObjectNode group =
            groups
                .addObject()
                .put("name", section.name())
                .put("relevant", section.relevant())
                .put("at_least", section.open())
                .put("below_cutoff", section.belowCutoff());
        section(group, section);
      }
    }
    return document;
  }

  private ObjectNode query() {
    Query query = asked.query();
    ObjectNode node =
        Documents.object()
            .put("top", query.top())
            .put("bridge", query.bridge().name().toLowerCase(Locale.ROOT));
    ArrayNode parts = node.putArray("parts");
    asked.parts().forEach(part -> parts.add(part(part)));
    ArrayNode types = node.putArray("types");
    query.scope().types().stream().sorted().map(Modality::label).forEach(types::add);
    asked.filter().ifPresent(filter -> node.put("filter", filter));
    asked.view().ifPresent(view -> node.put("view", view));
    return node;
  }

  private static ObjectNode part(Asking asking) {
    String key =
        asking.modality().map(type -> type == Modality.TEXT ? "text" : type.label()).orElse("like");
    ObjectNode node = Documents.object().put(key, asking.written());
    if (asking.part().weight() != 1) {
      node.put("weight", asking.part().weight());
    }
    return asking.part().not() ? node.put("not", true) : node;
  }

  private void section(ObjectNode node, Section section) {
    ArrayNode hits = node.putArray("hits");
    section.hits().forEach(hit -> hits.add(hit(hit)));
    section.more().ifPresent(more -> node.put("more", more.text()));
    if (!section.counts().isEmpty()) {
      ObjectNode counts = node.putObject("counts");
      section
          .counts()
          .forEach(
              (field, values) -> {
                ArrayNode list = counts.putArray(field);
                for (Section.Count count : values) {
                  list.addObject()
                      .put("items", count.items())
                      .set("value", Typed.json(count.value()));
                }
              });
    }
  }

  private ObjectNode hit(Hit hit) {
    ObjectNode node = Documents.item(hit.item(), hit.type());
    if (!asked.fields().isEmpty()) {
      node.set("metadata", Documents.metadata(hit.item().metadata().only(asked.fields())));
    }
    node.put("strength", hit.strength().level().label())
        .put("confidence", rounded(hit.strength().confidence()))
        .put("score", rounded(hit.rank().score()));
    if (hit.rank().exact().nats() > 0) {
      node.put("exact", rounded(hit.rank().exact().nats()));
    }
    node.put("facet", hit.best().facet().label());
    node.set("preview", preview(hit.best().preview()));
    ArrayNode passages = node.putArray("passages");
    hit.others().forEach(other -> passages.add(passage(other)));
    node.set("legs", legs(hit.best()));
    hit.over().ifPresent(over -> node.put("over", over.value()));
    if (!hit.linked().isEmpty()) {
      ArrayNode linked = node.putArray("linked");
      hit.linked().forEach(item -> linked.add(linked(item)));
    }
    if (explain) {
      ArrayNode lines = node.putArray("explain");
      explained.lines(hit).forEach(lines::add);
    }
    return node;
  }

  private static ObjectNode linked(Item item) {
    return Documents.object()
        .put("id", item.id().value())
        .put("type", item.media().modality().label())
        .put("title", item.title());
  }

  private static ObjectNode passage(Match match) {
    ObjectNode node =
        Documents.object()
            .put("ordinal", match.passage().ordinal())
            .put("type", match.modality().label())
            .put("facet", match.facet().label());
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

  private ArrayNode legs(Match match) {
    ArrayNode legs = Documents.array();
    match.reasons().forEach(reason -> legs.add(leg(reason)));
    return legs;
  }

  private ObjectNode leg(Match.Reason reason) {
    Evidence evidence = reason.evidence();
    ObjectNode node = Documents.object().put("leg", evidence.leg().label());
    if (reason.part() > 0) {
      node.put("part", reason.part());
    }
    switch (evidence) {
      case Evidence.OfVector(var reading) ->
          node.put("from", reading.channel().from().label())
              .put("to", reading.channel().to().label())
              .put("cosine", rounded(reading.similarity().cosine()));
      case Evidence.OfWords words -> node.put("bm25", rounded(words.bm25()));
      case Evidence.OfExact exact -> {
        ArrayNode same = node.putArray("same");
        explained.same(exact).forEach(same::add);
      }
      case Evidence.OverBridge bridged ->
          node.put("from", bridged.from().label()).put("over", bridged.over().value());
    }
    return node.put("surprisal", rounded(evidence.surprisal().nats()));
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
