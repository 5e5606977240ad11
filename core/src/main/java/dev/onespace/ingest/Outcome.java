package dev.onespace.ingest;

import dev.onespace.error.Problem;
import dev.onespace.item.ItemId;
import java.util.List;

/** What became of one input. */
public sealed interface Outcome {

  /** Where the input came from. */
  String source();

  /** Whether its content went through the space for it. */
  default boolean wasEmbedded() {
    return switch (this) {
      case Added it -> it.embedded();
      case Updated it -> it.embedded();
      case Same _, Renamed _, Skipped _, Failed _ -> false;
    };
  }

  /** It was not there before and is now. */
  record Added(String source, ItemId id, boolean embedded, List<String> notes) implements Outcome {}

  /**
   * It was there and differs now: embedded again if its content changed, else only its fields were
   * written.
   */
  record Updated(String source, ItemId id, boolean embedded, List<String> notes)
      implements Outcome {}

  /** It was there, just so. */
  record Same(String source, ItemId id) implements Outcome {}

  /** The same bytes were there under a source that is gone; the item keeps its id and vectors. */
  record Renamed(String source, ItemId id, String formerSource) implements Outcome {}

  /** It failed before, with the same bytes, and was not tried again. */
  record Skipped(String source, Problem problem) implements Outcome {}

  /** It could not be taken in; nothing of it was written. */
  record Failed(String source, Problem problem) implements Outcome {}
}
