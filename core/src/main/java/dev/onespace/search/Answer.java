package dev.onespace.search;

import java.util.List;

/**
 * The answer to a query.
 *
 * @param hits the items found, best first, each once
 * @param belowCutoff how many of the hits are only weak
 * @param understood the words taken from the query: as given, read in the picture, heard in the
 *     recording
 * @param notes what the user should know: another language, an index that is behind, ...
 */
public record Answer(List<Hit> hits, long belowCutoff, String understood, List<String> notes) {
  public Answer {
    hits = List.copyOf(hits);
    notes = List.copyOf(notes);
  }
}
