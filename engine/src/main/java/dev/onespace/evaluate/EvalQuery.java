package dev.onespace.evaluate;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A line of {@code queries.jsonl}.
 *
 * @param id names the query in messages
 * @param kind the group it is averaged in; the direction, if the line has none
 * @param modality what it asks with
 * @param text the words asked with, for text
 * @param path the file asked with, for pictures and recordings, relative to the folder
 * @param target the type of item asked for; nothing for any
 * @param relevant what should be found
 * @param exact whether the relevant are the right answers, not only of the same label
 * @param answers what should be found among the answers of a thread; may be empty
 */
record EvalQuery(
    String id,
    String kind,
    Modality modality,
    Optional<String> text,
    Optional<String> path,
    Optional<Modality> target,
    Set<ItemId> relevant,
    boolean exact,
    Set<ItemId> answers) {
  private static final String ANY = "any";

  /**
   * The query of a line.
   *
   * @throws OnespaceException BAD_RECORD naming the field that is not as documented
   */
  static EvalQuery of(JsonNode line) {
    String id = required(line, "id");
    Modality modality = type(required(line, "modality"));
    String written = required(line, "target_type");
    Optional<Modality> target = written.equals(ANY) ? Optional.empty() : Optional.of(type(written));
    Set<ItemId> relevant = ids(line, "relevant");
    if (relevant.isEmpty()) {
      throw bad("query %s has nothing in \"relevant\"".formatted(id));
    }
    Optional<String> text = optional(line, "text");
    Optional<String> path = optional(line, "path");
    if ((modality == Modality.TEXT ? text : path).isEmpty()) {
      throw bad("query %s has neither text nor path as its modality needs".formatted(id));
    }
    String kind = optional(line, "kind").orElse(direction(modality, target));
    boolean exact = optional(line, "relevance").map("exact"::equals).orElse(true);
    return new EvalQuery(
        id, kind, modality, text, path, target, relevant, exact, ids(line, "answers"));
  }

  /** Such as {@code text->image}: what asks, and what a hit is. */
  String pair(Modality hit) {
    return direction(modality, Optional.of(hit));
  }

  /** Such as {@code text->image}, or {@code text->any}. */
  String direction() {
    return direction(modality, target);
  }

  private static String direction(Modality from, Optional<Modality> to) {
    return from.label() + "->" + to.map(Modality::label).orElse(ANY);
  }

  private static Modality type(String label) {
    return Modality.labelled(label)
        .orElseThrow(() -> bad("\"%s\" is not text, image or audio".formatted(label)));
  }

  private static String required(JsonNode line, String name) {
    return optional(line, name).orElseThrow(() -> bad("\"%s\" is missing".formatted(name)));
  }

  private static Optional<String> optional(JsonNode line, String name) {
    return Optional.ofNullable(line.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue);
  }

  private static Set<ItemId> ids(JsonNode line, String name) {
    Set<ItemId> ids = new LinkedHashSet<>();
    JsonNode list = line.get(name);
    if (list != null) {
      list.forEach(id -> ids.add(new ItemId(id.asString())));
    }
    return ids;
  }

  private static OnespaceException bad(String cause) {
    return new OnespaceException(ErrorCode.BAD_RECORD, cause);
  }
}
