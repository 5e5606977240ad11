package dev.onespace.space;

import dev.onespace.error.Problem;
import dev.onespace.item.Metadata;
import dev.onespace.item.Passage;
import java.util.List;
import java.util.Optional;

/** What became of one content: its passages, or the reason why there are none. */
public sealed interface Embedded {

  /**
   * The content was embedded.
   *
   * @param passages its passages, ordinals from 0; empty only if the content holds nothing to find
   *     (silence, a blank picture cannot be: it has a look)
   * @param facts what was learnt of the content: {@code width}, {@code height}, {@code
   *     duration_sec}, ...
   * @param thumbnail a small JPEG of a picture
   * @param notes what was cut, scaled or left out, a sentence each
   */
  record Done(
      List<Passage> passages, Metadata facts, Optional<Thumbnail> thumbnail, List<String> notes)
      implements Embedded {
    public Done {
      passages = List.copyOf(passages);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The content cannot be embedded; the others of the batch are not affected.
   *
   * @param problem why
   * @param words what the content says, as far as that became known; empty if it did not
   */
  record Failed(Problem problem, String words) implements Embedded {
    /** A content of which nothing became known. */
    public Failed(Problem problem) {
      this(problem, "");
    }
  }

  /**
   * A small picture.
   *
   * @param jpeg its bytes, never changed
   */
  @SuppressWarnings("ArrayRecordComponent") // a holder, never compared
  record Thumbnail(byte[] jpeg) {}
}
