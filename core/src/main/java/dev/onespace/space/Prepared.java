package dev.onespace.space;

import dev.onespace.error.Problem;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import java.util.List;
import java.util.Optional;

/** What a {@link Preparation} made of one content. */
public sealed interface Prepared {

  /**
   * The content was prepared.
   *
   * @param pieces what will have a vector each, in order; empty only if there is nothing to find
   * @param facts what was learnt of the content: {@code width}, {@code duration_sec}, ...
   * @param thumbnail a small JPEG of a picture, for documents
   * @param notes what was cut, scaled or left out, a sentence each
   */
  record Ready(
      List<Piece> pieces,
      Metadata facts,
      Optional<Embedded.Thumbnail> thumbnail,
      List<String> notes)
      implements Prepared {
    public Ready {
      pieces = List.copyOf(pieces);
      notes = List.copyOf(notes);
    }
  }

  /** Nothing can be made of the content; the others are not affected. */
  record Refused(Problem problem) implements Prepared {}

  /**
   * What will become one passage.
   *
   * @param medium what the model is given
   * @param place where it lies in the item
   * @param words what it says: the text itself, what was read in it, what is said in it; may be
   *     empty
   * @param spans where the words lie
   */
  record Piece(Medium medium, Place place, String words, List<Span> spans) {
    public Piece {
      spans = List.copyOf(spans);
    }
  }

  /** What a model is given of a piece. */
  sealed interface Medium {

    /** What a passage of it is. */
    default Modality modality() {
      return switch (this) {
        case Text _ -> Modality.TEXT;
        case Picture _ -> Modality.IMAGE;
        case Sound _ -> Modality.AUDIO;
      };
    }

    /** A text. */
    record Text(String text) implements Medium {}

    /**
     * A picture: upright, sRGB, at most 1,024 pixels long and wide.
     *
     * @param jpeg its bytes, JPEG of quality 85; never changed
     * @param width in pixels
     * @param height in pixels
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Picture(byte[] jpeg, int width, int height) implements Medium {}

    /**
     * Sound.
     *
     * @param wave its bytes: 16-bit mono WAV at 16 kHz
     * @param seconds how long it is
     */
    record Sound(Wave wave, double seconds) implements Medium {}
  }

  /**
   * The bytes of a sound, made when they are asked for: those of a long recording are not in memory
   * all at once. Thread-safe.
   */
  interface Wave {

    /** How many bytes there are, the header included. */
    int length();

    /**
     * All bytes, a new array each time.
     *
     * @throws dev.onespace.error.OnespaceException UNREADABLE if they cannot be read any more
     */
    byte[] bytes();
  }
}
