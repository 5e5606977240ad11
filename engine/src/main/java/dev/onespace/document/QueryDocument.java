package dev.onespace.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onespace.item.Modality;
import dev.onespace.search.question.Part;
import dev.onespace.search.question.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question as it was asked.
 *
 * @param top how many hits are shown
 * @param bridge whether weak pairs of modalities go over a third: {@code auto}, {@code on}, {@code
 *     off}
 * @param parts what was asked with
 * @param types the modalities that may answer; none for all
 * @param filter as it was written
 * @param view the name of the view that was asked through
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record QueryDocument(
    int top,
    String bridge,
    List<PartDocument> parts,
    List<String> types,
    Optional<String> filter,
    Optional<String> view) {

  /**
   * A part of a question: what it was asked with, under the name of its kind.
   *
   * @param text words
   * @param image the name of a picture
   * @param audio the name of a recording
   * @param like the id of a stored item
   * @param weight unless it is 1
   * @param not true where it pushes away
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record PartDocument(
      Optional<String> text,
      Optional<String> image,
      Optional<String> audio,
      Optional<String> like,
      Optional<Double> weight,
      Optional<Boolean> not) {

    /**
     * A part.
     *
     * @param written as the user gave it: the words, the name of a file, the id
     */
    public static PartDocument of(Part part, String written) {
      Optional<Modality> given = part.modality();
      return new PartDocument(
          written(written, given.equals(Optional.of(Modality.TEXT))),
          written(written, given.equals(Optional.of(Modality.IMAGE))),
          written(written, given.equals(Optional.of(Modality.AUDIO))),
          written(written, given.isEmpty()),
          part.weight() == 1 ? Optional.empty() : Optional.of(part.weight()),
          part.not() ? Optional.of(true) : Optional.empty());
    }

    private static Optional<String> written(String written, boolean is) {
      return is ? Optional.of(written) : Optional.empty();
    }
  }

  /** The document of a question. */
  public static QueryDocument of(
      Query query, List<PartDocument> parts, Optional<String> filter, Optional<String> view) {
    return new QueryDocument(
        query.top(),
        query.bridge().name().toLowerCase(Locale.ROOT),
        parts,
        query.scope().types().stream().sorted().map(Modality::label).toList(),
        filter,
        view);
  }
}
