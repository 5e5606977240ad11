package dev.onespace.item;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.util.regex.Pattern;

/**
 * What the bytes of an item are, such as {@code text/plain} or {@code image/png}; {@code image/*}
 * where the format was not told. It says how the original is read. What an item holds is said by
 * its passages: each has a modality of its own.
 *
 * @param name in lower case, two names with a slash between them
 */
public record MediaType(String name) {
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9.+-]{0,63}/[a-z0-9*.+-]{1,64}");

  /** Text without any marks. */
  public static final MediaType PLAIN_TEXT = new MediaType("text/plain");

  /** A picture of any format. */
  public static final MediaType PICTURE = new MediaType("image/*");

  /** A recording of any format. */
  public static final MediaType RECORDING = new MediaType("audio/*");

  public MediaType {
    if (!NAME.matcher(name).matches()) {
      throw new OnespaceException(
          ErrorCode.BAD_RECORD, "'%s' is no media type, as text/plain is one".formatted(name));
    }
  }

  /** The media type of which nothing is known but the modality. */
  public static MediaType of(Modality modality) {
    return switch (modality) {
      case TEXT -> PLAIN_TEXT;
      case IMAGE -> PICTURE;
      case AUDIO -> RECORDING;
    };
  }

  /** As what the original is read: of a video it is the sound track, of all else the words. */
  public Modality modality() {
    return switch (name.substring(0, name.indexOf('/'))) {
      case "image" -> Modality.IMAGE;
      case "audio", "video" -> Modality.AUDIO;
      default -> Modality.TEXT;
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
