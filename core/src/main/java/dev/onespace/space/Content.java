package dev.onespace.space;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.MediaType;
import dev.onespace.item.Modality;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What can be embedded: words, an encoded picture, an encoded recording. */
public sealed interface Content {

  /** Words of any length. */
  record Words(String text) implements Content {
    @Override
    public ByteSource bytes() {
      return new ByteSource.OfBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public MediaType media() {
      return MediaType.PLAIN_TEXT;
    }

    @Override
    public Modality type() {
      return Modality.TEXT;
    }
  }

  /** An encoded picture (PNG, JPEG, ...). */
  record Picture(MediaType media, ByteSource bytes) implements Content {
    /** A picture of any format. */
    public Picture(ByteSource bytes) {
      this(MediaType.PICTURE, bytes);
    }

    @Override
    public Modality type() {
      return Modality.IMAGE;
    }
  }

  /** An encoded recording (WAV, FLAC, MP3, ...). */
  record Recording(MediaType media, ByteSource bytes) implements Content {
    /** A recording of any format. */
    public Recording(ByteSource bytes) {
      this(MediaType.RECORDING, bytes);
    }

    @Override
    public Modality type() {
      return Modality.AUDIO;
    }
  }

  /** What its bytes are. */
  MediaType media();

  /** The modality it is read as. */
  Modality type();

  /** Its bytes; those of a text are UTF-8. */
  ByteSource bytes();

  /**
   * A content of this type with these bytes; those of a text are UTF-8.
   *
   * @throws OnespaceException UNREADABLE if a text cannot be read
   */
  static Content of(MediaType media, ByteSource bytes) {
    return switch (media.modality()) {
      case TEXT -> new Words(text(bytes));
      case IMAGE -> new Picture(media, bytes);
      case AUDIO -> new Recording(media, bytes);
    };
  }

  private static String text(ByteSource bytes) {
    try (InputStream in = bytes.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "a text cannot be read: " + FileFailure.withFile(unreadable),
          unreadable);
    }
  }
}
