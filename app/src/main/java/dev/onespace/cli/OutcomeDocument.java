package dev.onespace.cli;

import dev.onespace.error.Problem;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.ItemId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of one input, as JSON.
 *
 * @param remedies words what can be done about a failure
 */
record OutcomeDocument(Remedies remedies) {

  /**
   * {@code {"source","outcome","id","embedded","notes"}} or with {@code "code","cause","remedy"}.
   */
  ObjectNode of(Outcome outcome) {
    ObjectNode node = Documents.object().put("source", outcome.source());
    return switch (outcome) {
      case Outcome.Added(_, var id, var embedded, var notes) ->
          stored(node, "added", id, embedded, notes);
      case Outcome.Updated(_, var id, var embedded, var notes) ->
          stored(node, "updated", id, embedded, notes);
      case Outcome.Same(_, var id) -> node.put("outcome", "same").put("id", id.value());
      case Outcome.Renamed(_, var id, var former) ->
          node.put("outcome", "renamed").put("id", id.value()).put("former_source", former);
      case Outcome.Skipped(_, var problem) -> with(node.put("outcome", "skipped"), problem);
      case Outcome.Failed(_, var problem) -> with(node.put("outcome", "failed"), problem);
    };
  }

  /** {@code {"source","code","cause","remedy"}}. */
  ObjectNode of(String source, Problem problem) {
    return with(Documents.object().put("source", source), problem);
  }

  /** {@code {"id","code","cause","remedy"}}. */
  ObjectNode of(ItemId item, Problem problem) {
    return with(Documents.object().put("id", item.value()), problem);
  }

  /** {@code {"code","cause","remedy"}}. */
  ObjectNode of(Problem problem) {
    return with(Documents.object(), problem);
  }

  private static ObjectNode stored(
      ObjectNode node, String outcome, ItemId id, boolean embedded, List<String> notes) {
    node.put("outcome", outcome).put("id", id.value()).put("embedded", embedded);
    if (!notes.isEmpty()) {
      notes.forEach(node.putArray("notes")::add);
    }
    return node;
  }

  private ObjectNode with(ObjectNode node, Problem problem) {
    return node.put("code", problem.code().name())
        .put("cause", problem.cause())
        .put("remedy", remedies.worded(problem.remedy()));
  }
}
