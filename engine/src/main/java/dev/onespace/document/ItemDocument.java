package dev.onespace.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.onespace.catalog.Entry;
import dev.onespace.item.Item;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A stored item with its passages.
 *
 * @param id the id
 * @param types the modalities of its passages
 * @param media the media type of its original
 * @param title the title
 * @param source where it came from
 * @param metadata its fields, typed
 * @param sha256 of the original's bytes, in hex
 * @param passages its passages, by ordinal
 */
public record ItemDocument(
    String id,
    List<String> types,
    String media,
    String title,
    String source,
    Map<String, JsonNode> metadata,
    String sha256,
    List<PassageDocument> passages) {

  /**
   * A passage.
   *
   * @param ordinal its number within the item, from 0
   * @param type its modality
   * @param facet what its vector stands for
   * @param words what it says; may be empty
   * @param place where it lies
   * @param spans where its words lie
   */
  public record PassageDocument(
      int ordinal,
      String type,
      String facet,
      String words,
      @JsonUnwrapped PlaceDocument place,
      List<SpanDocument> spans) {}

  /**
   * Some words of a passage.
   *
   * @param start the first character, within the words of the passage
   * @param end behind the last
   * @param place where they lie in the item
   */
  public record SpanDocument(int start, int end, @JsonUnwrapped PlaceDocument place) {}

  /** The document of an item. */
  public static ItemDocument of(Entry entry) {
    Item item = entry.item();
    return new ItemDocument(
        item.id().value(),
        entry.modalities().stream().map(Modality::label).toList(),
        item.media().name(),
        item.title(),
        item.source(),
        fields(item.metadata()),
        item.content().hex(),
        entry.passages().stream().map(ItemDocument::passage).toList());
  }

  /** The fields of an item, typed. */
  public static Map<String, JsonNode> fields(Metadata metadata) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    metadata.fields().forEach((name, value) -> fields.put(name, TypedValue.json(value)));
    return fields;
  }

  private static PassageDocument passage(Passage passage) {
    return new PassageDocument(
        passage.ordinal(),
        passage.modality().label(),
        passage.facet().label(),
        passage.words(),
        PlaceDocument.of(passage.place()),
        passage.spans().stream().map(ItemDocument::span).toList());
  }

  private static SpanDocument span(Span span) {
    return new SpanDocument(span.start(), span.end(), PlaceDocument.of(span.where()));
  }
}
