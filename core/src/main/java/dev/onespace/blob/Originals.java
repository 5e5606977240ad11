package dev.onespace.blob;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.item.MediaType;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads originals from where they are kept, each once: they are compared with their hash as they
 * are read. A larger one is left where it is, and is read as it is decoded.
 */
public final class Originals {
  /** Bytes of an original that is held in memory while it waits. */
  static final long LARGE = 16L << 20;

  private Originals() {}

  /**
   * The content with this hash, or nothing.
   *
   * @throws OnespaceException CORRUPT if the bytes are not those that were put, UNREADABLE if they
   *     cannot be read
   */
  public static Optional<Content> read(Blobs blobs, ContentHash hash, MediaType media) {
    return blobs.get(hash).map(kept -> content(kept, hash, media));
  }

  private static Content content(ByteSource kept, ContentHash hash, MediaType media) {
    try {
      return switch (media.modality()) {
        case TEXT -> Content.of(media, held(kept, hash));
        case IMAGE, AUDIO -> Content.of(media, kept.size() > LARGE ? kept : held(kept, hash));
      };
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "its original cannot be read: " + FileFailure.withFile(unreadable),
          unreadable);
    }
  }

  private static ByteSource held(ByteSource kept, ContentHash hash) throws IOException {
    try (InputStream in = kept.open()) {
      byte[] bytes = in.readAllBytes();
      if (!ContentHash.of(bytes).equals(hash)) {
        throw new OnespaceException(
            ErrorCode.CORRUPT, "its original is not what was put among the blobs");
      }
      return new ByteSource.OfBytes(bytes);
    }
  }
}
