package dev.onespace.space;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
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
    public Modality type() {
      return Modality.TEXT;
    }
  }

  /** An encoded picture (PNG, JPEG, ...). */
  record Picture(ByteSource bytes) implements Content {
    @Override
    public Modality type() {
      return Modality.IMAGE;
    }
  }

  /** An encoded recording (WAV, FLAC, MP3, ...). */
  record Recording(ByteSource bytes) implements Content {
    @Override
    public Modality type() {
      return Modality.AUDIO;
    }
  }

  /** The modality. */
  Modality type();

  /** Its bytes; those of a text are UTF-8. */
  ByteSource bytes();

  /**
   * A content of this type with these bytes; those of a text are UTF-8.
   *
   * @throws OnespaceException UNREADABLE if a text cannot be read
   */
  static Content of(Modality type, ByteSource bytes) {
    return switch (type) {
      case TEXT -> new Words(text(bytes));
      case IMAGE -> new Picture(bytes);
      case AUDIO -> new Recording(bytes);
    };
  }

  private static String text(ByteSource bytes) {
    try (InputStream in = bytes.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "a text cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
