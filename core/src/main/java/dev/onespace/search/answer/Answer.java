package dev.onespace.search.answer;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.util.List;

/**
 * The answer to a query.
 *
 * @param sections its groups, in order; one without a name if no groups were asked for
 * @param understood the words taken from the query: as given, read in the picture, heard in the
 *     recording
 * @param notes what the user should know: another language, an index that is behind, ...
 * @param wordsOnly whether what makes the vectors was away, so that a part of the question was
 *     asked with words and exact terms only
 */
public record Answer(
    List<Section> sections, String understood, List<String> notes, boolean wordsOnly) {
  public Answer {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }

  /** The hits of all sections, in their order. */
  public List<Hit> hits() {
    return sections.stream().map(Section::hits).flatMap(List::stream).toList();
  }

  /** How many items are relevant, in all sections; 0 if nothing here answers the question. */
  public long relevant() {
    return sections.stream().mapToLong(Section::relevant).sum();
  }

  /** Whether more may be relevant, in any section. */
  public boolean open() {
    return sections.stream().anyMatch(Section::open);
  }

  /** How many items were looked at and found only weak, in all sections. */
  public long belowCutoff() {
    return sections.stream().mapToLong(Section::belowCutoff).sum();
  }

  /**
   * This answer, for those who measure answers.
   *
   * @throws OnespaceException UNAVAILABLE if there were no vectors to ask with
   */
  public Answer requireVectors() {
    if (wordsOnly) {
      throw new OnespaceException(ErrorCode.UNAVAILABLE, String.join("; ", notes));
    }
    return this;
  }

  /** The same answer with one more note. */
  public Answer noting(String note) {
    List<String> more = new java.util.ArrayList<>(notes);
    more.add(note);
    return new Answer(sections, understood, more, wordsOnly);
  }
}
