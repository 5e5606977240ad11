package dev.onespace.item;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What kind of thing an item's source is, and so what may be concluded where it is not met again:
 * only of a file can it be told that it vanished.
 */
public sealed interface Origin {

  /**
   * A file that is an item of its own. Its id was made for it, and it is known again by its source.
   *
   * @param device the mounted file system that its folder was on when it was last taken in; nothing
   *     if that is not known
   */
  record File(Optional<String> device) implements Origin {
    public File {
      requireNonNull(device, "device is null");
    }
  }

  /** A line of an {@code items.jsonl}, with its text or with the path of a file. */
  record Line() implements Origin {}

  /** A line of standard input. */
  record Stdin() implements Origin {}

  /** A program that uses the library. */
  record Program() implements Origin {}
}
