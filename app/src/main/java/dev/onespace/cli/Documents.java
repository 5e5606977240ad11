package dev.onespace.cli;

import dev.onespace.catalog.Entry;
import dev.onespace.item.Item;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Place;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that several commands share; names and shapes are part of the interface. */
final class Documents {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Documents() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** Prints a document in one line. */
  static void print(PrintStream out, JsonNode document) {
    out.println(MAPPER.writeValueAsString(document));
  }

  /** A document in many lines, for a file. */
  static String indented(JsonNode document) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  /** {@code {"id","type","media","title","source","metadata"}}, of an item that answers. */
  static ObjectNode item(Item item, Modality answering) {
    ObjectNode node = object().put("id", item.id().value()).put("type", answering.label());
    return described(node, item);
  }

  /** {@code {"id","types":[...],"media","title","source","metadata"}}, of a stored item. */
  static ObjectNode item(Entry entry) {
    ObjectNode node = object().put("id", entry.item().id().value());
    ArrayNode types = node.putArray("types");
    entry.modalities().forEach(type -> types.add(type.label()));
    return described(node, entry.item());
  }

  private static ObjectNode described(ObjectNode node, Item item) {
    node.put("media", item.media().name()).put("title", item.title()).put("source", item.source());
    node.set("metadata", metadata(item.metadata()));
    return node;
  }

  static ObjectNode metadata(Metadata metadata) {
    ObjectNode node = object();
    metadata.fields().forEach((name, value) -> node.set(name, Typed.json(value)));
    return node;
  }

  /**
   * Puts each step of a place under its name: {@code "page":n}, {@code "paragraph":n}, {@code
   * "seconds":[start,end]}, {@code "box":[x,y,width,height]}, {@code "characters":[start,end]}; for
   * the whole item nothing.
   */
  static void place(ObjectNode node, Place where) {
    where.steps().forEach(step -> place(node, step));
  }

  private static void place(ObjectNode node, Place.Step step) {
    switch (step) {
      case Place.Characters(var start, var end) -> node.putArray("characters").add(start).add(end);
      case Place.Seconds(var start, var end) ->
          node.putArray("seconds").add(hundredths(start)).add(hundredths(end));
      case Place.Box(var x, var y, var width, var height) ->
          node.putArray("box").add(x).add(y).add(width).add(height);
      case Place.Page(var number) -> node.put("page", number);
      case Place.Paragraph(var number) -> node.put("paragraph", number);
    }
  }

  private static double hundredths(double seconds) {
    return Math.round(seconds * 100) / 100.0;
  }
}
