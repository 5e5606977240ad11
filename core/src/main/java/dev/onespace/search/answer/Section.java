package dev.onespace.search.answer;

import dev.onespace.item.MetaValue;
import dev.onespace.search.question.Cursor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of an answer.
 *
 * @param name the group's name; empty for a plain list
 * @param hits the items found, best first (or in the order asked for), each once
 * @param relevant how many of its items are relevant, shown or not
 * @param open whether there may be more that are: the legs looked as deep as they may, and what
 *     they found last was relevant still
 * @param belowCutoff how many more were looked at and found only weak
 * @param more where the next page begins, if there is one
 * @param counts for each field that was to be counted, how many of the relevant have each value,
 *     the most frequent first; the fields in the order asked for
 */
public record Section(
    String name,
    List<Hit> hits,
    long relevant,
    boolean open,
    long belowCutoff,
    Optional<Cursor> more,
    Map<String, List<Count>> counts) {
  public Section {
    hits = List.copyOf(hits);
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts)); // in the order asked for
  }

  /** How many items have a value. */
  public record Count(MetaValue value, long items) {}
}
