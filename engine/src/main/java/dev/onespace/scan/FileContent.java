package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Modality;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Makes content of a file: its type by its bytes; a text is read, a picture or recording is not.
 */
final class FileContent {
  private static final Map<String, Modality> CLAIMS =
      Map.ofEntries(
          Map.entry("png", Modality.IMAGE),
          Map.entry("jpg", Modality.IMAGE),
          Map.entry("jpeg", Modality.IMAGE),
          Map.entry("gif", Modality.IMAGE),
          Map.entry("webp", Modality.IMAGE),
          Map.entry("bmp", Modality.IMAGE),
          Map.entry("tif", Modality.IMAGE),
          Map.entry("tiff", Modality.IMAGE),
          Map.entry("svg", Modality.IMAGE),
          Map.entry("wav", Modality.AUDIO),
          Map.entry("mp3", Modality.AUDIO),
          Map.entry("m4a", Modality.AUDIO),
          Map.entry("aac", Modality.AUDIO),
          Map.entry("flac", Modality.AUDIO),
          Map.entry("ogg", Modality.AUDIO),
          Map.entry("opus", Modality.AUDIO),
          Map.entry("wma", Modality.AUDIO),
          Map.entry("aiff", Modality.AUDIO),
          Map.entry("txt", Modality.TEXT),
          Map.entry("md", Modality.TEXT),
          Map.entry("log", Modality.TEXT),
          Map.entry("csv", Modality.TEXT),
          Map.entry("html", Modality.TEXT),
          Map.entry("json", Modality.TEXT));

  private final Limits limits;
  private final BiConsumer<Path, String> notes;

  /** A reader that tells what it assumed of a file to {@code notes}. */
  FileContent(Limits limits, BiConsumer<Path, String> notes) {
    this.limits = limits;
    this.notes = notes;
  }

  /**
   * The content of a file.
   *
   * @throws OnespaceException if it cannot be read, is empty, of no known type, or its name claims
   *     another type than its bytes
   */
  Content of(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe or a device may never end
      throw new OnespaceException(ErrorCode.UNREADABLE, file + " is not a regular file");
    }
    try {
      return read(file);
    } catch (NoSuchFileException gone) {
      throw new OnespaceException(ErrorCode.UNREADABLE, "there is no file " + file, gone);
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          file + " cannot be read: " + FileFailure.reason(unreadable),
          unreadable);
    }
  }

  private Content read(Path file) throws IOException {
    Optional<Modality> claim = claim(file);
    return switch (Signatures.sniff(head(file))) {
      case Sniffed.Nothing() -> throw new OnespaceException(ErrorCode.EMPTY, "the file is empty");
      case Sniffed.Other(var format) -> throw unsupported("the file is " + format);
      case Sniffed.Media(var type, var format) -> {
        if (claim.isPresent() && claim.get() != type.modality()) {
          throw unsupported(
              "the name says %s, the bytes are %s".formatted(claim.get().label(), format));
        }
        yield Content.of(type, new ByteSource.OfFile(file));
      }
      case Sniffed.PerhapsText() -> text(file, claim);
    };
  }

  private Content text(Path file, Optional<Modality> claim) throws IOException {
    if (claim.isPresent() && claim.get() != Modality.TEXT) {
      throw unsupported("the name says %s, the bytes are none".formatted(claim.get().label()));
    }
    requireShort(Files.size(file));
    PlainText plain =
        PlainText.read(Files.readAllBytes(file), claim.isPresent())
            .orElseThrow(
                () -> unsupported("neither a known picture or recording nor readable text"));
    if (!plain.hasWords()) {
      throw new OnespaceException(ErrorCode.EMPTY, "the text has no letter, digit or symbol");
    }
    plain.note().ifPresent(note -> notes.accept(file, note));
    return new Content.Words(plain.text());
  }

  /**
   * The content of a text that is written where it is named.
   *
   * @throws OnespaceException if it is too long or has nothing to read
   */
  Content.Words inline(String text) {
    requireShort(text.getBytes(StandardCharsets.UTF_8).length);
    PlainText plain = new PlainText(text, Optional.empty());
    if (!plain.hasWords()) {
      throw new OnespaceException(ErrorCode.EMPTY, "\"text\" has no letter, digit or symbol");
    }
    return new Content.Words(plain.text());
  }

  private void requireShort(long bytes) {
    if (bytes > limits.textBytes()) {
      throw new OnespaceException(
          ErrorCode.TOO_LARGE,
          "a text of %s bytes; the limit is %s (limits.text-bytes)"
              .formatted(bytes, limits.textBytes()));
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Signatures.HEAD);
    }
  }

  private static Optional<Modality> claim(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.ofNullable(CLAIMS.get(name.substring(dot + 1)));
  }

  private static OnespaceException unsupported(String cause) {
    return new OnespaceException(ErrorCode.UNSUPPORTED_TYPE, cause);
  }
}
