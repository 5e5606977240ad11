package dev.onespace.search.answer;

import dev.onespace.item.ContentHash;
import dev.onespace.item.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a passage shows at a glance.
 *
 * @param text the best sentence, the words read in the picture, the words said at the moment; empty
 *     if there are none
 * @param highlights the stretches of {@code text} that match words of the query, in order
 * @param where the place in the item: characters, seconds, the box of the words; the whole item if
 *     nothing is narrower
 * @param thumbnail the blob of a picture's thumbnail
 */
public record Preview(
    String text, List<Highlight> highlights, Place where, Optional<ContentHash> thumbnail) {
  public Preview {
    highlights = List.copyOf(highlights);
  }

  /**
   * A stretch of a text.
   *
   * @param start index of the first UTF-16 unit
   * @param end index after the last one
   */
  public record Highlight(int start, int end) {}
}
