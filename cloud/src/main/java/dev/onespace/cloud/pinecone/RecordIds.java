package dev.onespace.cloud.pinecone;

import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import java.util.Optional;

/**
 * The id of a passage's record: the item's id, {@link Escaped escaped}, a {@code #} and the
 * ordinal, as in {@code ticket-7#0}. Far below the 512 characters allowed, so that 10,000 of them
 * fit into an answer of 4 MB.
 */
final class RecordIds {
  private static final int LONGEST = 200;
  private static final char SEPARATOR = '#';

  private RecordIds() {}

  /** The id of this passage's record. */
  static String of(PassageRef passage) {
    return Escaped.of(passage.item().value(), LONGEST) + SEPARATOR + passage.ordinal();
  }

  /** Whether the record has to be fetched to know its passage. */
  static boolean hashed(String id) {
    return Escaped.hashed(id);
  }

  /** The passage it is of; nothing if it is hashed or not one of ours. */
  static Optional<PassageRef> read(String id) {
    int end = id.lastIndexOf(SEPARATOR);
    if (end < 1 || !id.substring(end + 1).matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return Escaped.read(id.substring(0, end))
        .filter(item -> !item.isBlank())
        .map(item -> new PassageRef(new ItemId(item), Integer.parseInt(id.substring(end + 1))));
  }
}
