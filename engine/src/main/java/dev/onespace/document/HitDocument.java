package dev.onespace.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.onespace.item.Item;
import dev.onespace.item.Metadata;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.answer.Match;
import dev.onespace.search.answer.Preview;
import dev.onespace.search.scoring.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An item that answers, by its best passage.
 *
 * @param id the id
 * @param type the modality of the passage that answers
 * @param media the media type of the original
 * @param title the title
 * @param source where it came from
 * @param metadata its fields, typed
 * @param strength how far it is to be trusted, in a word
 * @param confidence the same as a probability
 * @param score in nats; of one answer, the higher the better
 * @param exact nats of ids, codes and quoted words that are the same, if any are
 * @param facet what the vector stands for that answers
 * @param preview what is shown of it
 * @param passages other passages that answer
 * @param legs how it was found
 * @param over the item over which it was found
 * @param linked items that it names or is named by
 * @param explain the arithmetic, in lines
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HitDocument(
    String id,
    String type,
    String media,
    String title,
    String source,
    Map<String, JsonNode> metadata,
    String strength,
    double confidence,
    double score,
    Optional<Double> exact,
    String facet,
    PreviewDocument preview,
    List<OtherPassage> passages,
    List<LegDocument> legs,
    Optional<String> over,
    Optional<List<LinkedDocument>> linked,
    Optional<List<String>> explain) {

  /**
   * What is shown of a passage.
   *
   * @param text the sentence, the words in the picture, the words said
   * @param highlights from and to of each part of the text that matches
   * @param place where it lies in the item
   * @param thumbnail the hash of a small picture of it, in hex
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record PreviewDocument(
      String text,
      List<List<Integer>> highlights,
      @JsonUnwrapped PlaceDocument place,
      Optional<String> thumbnail) {}

  /**
   * Another passage that answers.
   *
   * @param ordinal its number within the item
   * @param type its modality
   * @param facet what its vector stands for
   * @param preview what is shown of it
   */
  public record OtherPassage(int ordinal, String type, String facet, PreviewDocument preview) {}

  /**
   * An item that another one names or is named by.
   *
   * @param id the id
   * @param type the modality of its original
   * @param title the title
   */
  public record LinkedDocument(String id, String type, String title) {}

  /**
   * Makes the documents of an answer's hits.
   *
   * @param explained tells the arithmetic
   * @param fields the metadata fields to show; empty for all
   * @param explain whether the arithmetic is told
   */
  record Making(Explained explained, List<String> fields, boolean explain) {

    HitDocument of(Hit hit) {
      Item item = hit.item();
      double exact = hit.rank().exact().nats();
      Metadata shown = fields.isEmpty() ? item.metadata() : item.metadata().only(fields);
      return new HitDocument(
          item.id().value(),
          hit.type().label(),
          item.media().name(),
          item.title(),
          item.source(),
          ItemDocument.fields(shown),
          hit.strength().level().label(),
          rounded(hit.strength().confidence()),
          rounded(hit.rank().score()),
          exact > 0 ? Optional.of(rounded(exact)) : Optional.empty(),
          hit.best().facet().label(),
          preview(hit.best().preview()),
          hit.others().stream().map(Making::passage).toList(),
          hit.best().reasons().stream().map(this::leg).toList(),
          hit.over().map(it -> it.value()),
          hit.linked().isEmpty()
              ? Optional.empty()
              : Optional.of(hit.linked().stream().map(Making::linked).toList()),
          explain ? Optional.of(explained.lines(hit)) : Optional.empty());
    }

    private static LinkedDocument linked(Item item) {
      return new LinkedDocument(item.id().value(), item.media().modality().label(), item.title());
    }

    private static OtherPassage passage(Match match) {
      return new OtherPassage(
          match.passage().ordinal(),
          match.modality().label(),
          match.facet().label(),
          preview(match.preview()));
    }

    private static PreviewDocument preview(Preview preview) {
      return new PreviewDocument(
          preview.text(),
          preview.highlights().stream().map(it -> List.of(it.start(), it.end())).toList(),
          PlaceDocument.of(preview.where()),
          preview.thumbnail().map(it -> it.hex()));
    }

    private LegDocument leg(Match.Reason reason) {
      Evidence evidence = reason.evidence();
      String leg = evidence.leg().label();
      Optional<Integer> part = reason.part() > 0 ? Optional.of(reason.part()) : Optional.empty();
      double nats = rounded(evidence.surprisal().nats());
      return switch (evidence) {
        case Evidence.OfVector(var reading) ->
            new LegDocument.OfVector(
                leg,
                part,
                reading.channel().from().label(),
                reading.channel().to().label(),
                rounded(reading.similarity().cosine()),
                nats);
        case Evidence.OfWords words ->
            new LegDocument.OfWords(leg, part, rounded(words.bm25()), nats);
        case Evidence.OfExact exact ->
            new LegDocument.OfExact(leg, part, explained.same(exact), nats);
        case Evidence.OverBridge bridged ->
            new LegDocument.OverBridge(
                leg, part, bridged.from().label(), bridged.over().value(), nats);
      };
    }

    private static double rounded(double value) {
      return Math.round(value * 10_000) / 10_000.0;
    }
  }
}
