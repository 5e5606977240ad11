package dev.onespace.models.local;

import dev.onespace.error.Problem;
import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.space.Embedded;
import java.util.List;
import java.util.Optional;

/** A content that was decoded, read, seen or heard, and whose words have yet to be encoded. */
sealed interface Draft {

  /** Nothing can be made of it. */
  record Refused(Problem problem) implements Draft {}

  /**
   * What will become its passages.
   *
   * @param words those with words, to be encoded
   * @param vectors those whose vector is there
   * @param facts what was learnt of it
   * @param thumbnail of a picture
   * @param notes what was cut, scaled or left out
   */
  record Parts(
      List<WordsPart> words,
      List<VectorPart> vectors,
      Metadata facts,
      Optional<Embedded.Thumbnail> thumbnail,
      List<String> notes)
      implements Draft {}

  /**
   * Words to be encoded.
   *
   * @param text what the encoder is given
   * @param place where they lie in the item
   * @param spans where they lie in detail
   */
  record WordsPart(String text, Place place, List<Span> spans) {}

  /** A vector that is there. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  record VectorPart(Facet facet, float[] vector) {}
}
