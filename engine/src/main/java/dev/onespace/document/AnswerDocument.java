package dev.onespace.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An answer: with its hits where one list was asked for, else with its groups.
 *
 * @param query what was asked
 * @param understood the words of the question, as written, read and heard
 * @param relevant how many items are relevant
 * @param atLeast whether there may be more of them
 * @param belowCutoff how many were found and left out, as they are no better than chance
 * @param wordsOnly whether only words and exact terms were asked, as no vectors could be made
 * @param notes what was done otherwise than asked, a sentence each
 * @param hits of the one list
 * @param more the cursor behind the last hit, if there are more
 * @param counts of the values of fields among what is relevant
 * @param groups of an answer in groups
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AnswerDocument(
    QueryDocument query,
    String understood,
    long relevant,
    boolean atLeast,
    long belowCutoff,
    boolean wordsOnly,
    List<String> notes,
    Optional<List<HitDocument>> hits,
    Optional<String> more,
    Optional<Map<String, List<CountDocument>>> counts,
    Optional<List<GroupDocument>> groups) {

  /**
   * A group of an answer.
   *
   * @param name its name
   * @param relevant as in the answer
   * @param atLeast as in the answer
   * @param belowCutoff as in the answer
   * @param hits its hits
   * @param more the cursor behind its last hit, if there are more
   * @param counts as in the answer
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record GroupDocument(
      String name,
      long relevant,
      boolean atLeast,
      long belowCutoff,
      List<HitDocument> hits,
      Optional<String> more,
      Optional<Map<String, List<CountDocument>>> counts) {}

  /**
   * How often a field has a value.
   *
   * @param items how many items have it
   * @param value the value, typed
   */
  public record CountDocument(long items, JsonNode value) {}

  /**
   * The document of an answer.
   *
   * @param inGroups whether its sections are groups, or the one list
   * @param fields the metadata fields to show, in order; empty for all
   * @param explain whether each hit tells its arithmetic
   */
  public static AnswerDocument of(
      QueryDocument asked, boolean inGroups, Answer answer, List<String> fields, boolean explain) {
    var hits = new HitDocument.Making(new Explained(answer.understood()), fields, explain);
    List<GroupDocument> groups =
        answer.sections().stream().map(section -> group(section, hits)).toList();
    Optional<GroupDocument> list =
        inGroups ? Optional.empty() : groups.stream().reduce((_, last) -> last);
    return new AnswerDocument(
        asked,
        answer.understood(),
        answer.relevant(),
        answer.open(),
        answer.belowCutoff(),
        answer.wordsOnly(),
        answer.notes(),
        list.map(GroupDocument::hits),
        list.flatMap(GroupDocument::more),
        list.flatMap(GroupDocument::counts),
        inGroups ? Optional.of(groups) : Optional.empty());
  }

  private static GroupDocument group(Section section, HitDocument.Making hits) {
    return new GroupDocument(
        section.name(),
        section.relevant(),
        section.open(),
        section.belowCutoff(),
        section.hits().stream().map(hits::of).toList(),
        section.more().map(more -> more.text()),
        section.counts().isEmpty() ? Optional.empty() : Optional.of(counts(section)));
  }

  private static Map<String, List<CountDocument>> counts(Section section) {
    Map<String, List<CountDocument>> counts = new LinkedHashMap<>();
    section
        .counts()
        .forEach(
            (field, values) ->
                counts.put(
                    field,
                    values.stream()
                        .map(it -> new CountDocument(it.items(), TypedValue.json(it.value())))
                        .toList()));
    return counts;
  }
}
