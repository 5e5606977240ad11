package dev.onespace.scan;

import dev.onespace.file.AbsolutePath;
import dev.onespace.item.Sourced;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names where items come from: a file's URI; for a line of an {@code items.jsonl} that file's URI,
 * {@code #} and the id; for a line of standard input {@code stdin:#} and the id.
 */
public final class Sources {
  static final String STDIN = "stdin:";
  private static final String SCHEME = "file:";

  private Sources() {}

  /** The source of a file. */
  static String of(Path file) {
    return AbsolutePath.of(file).toUri().toString();
  }

  /**
   * Whether what an item came from may still be there: all but a file whose folder can be listed,
   * is on the device it was on when it was taken in, and lacks it.
   */
  public static boolean isThere(Sourced one) {
    return !Presence.vanished(one);
  }

  /** A source as a person reads it: a path instead of a URI. */
  public static String shown(String source) {
    return file(source).map(path -> path + source.substring(end(source))).orElse(source);
  }

  /** The file a source names, if it names one. */
  static Optional<Path> file(String source) {
    if (!source.startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(URI.create(source.substring(0, end(source)))));
    } catch (IllegalArgumentException | FileSystemNotFoundException notAFile) {
      return Optional.empty();
    }
  }

  private static int end(String source) {
    int id = source.indexOf('#');
    return id < 0 ? source.length() : id;
  }
}
