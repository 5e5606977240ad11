package dev.onespace.scan;

import java.nio.file.Path;

/** What a walk finds, in order. */
sealed interface Found {
  /** A file that is an item. */
  record OneFile(Path path) implements Found {}

  /** A file whose lines are items. */
  record ItemsFile(Path path) implements Found {}

  /** Standard input, whose lines are items. */
  record Stdin() implements Found {}

  /** A place that cannot be read. */
  record Unreadable(Path path, String cause) implements Found {}
}
