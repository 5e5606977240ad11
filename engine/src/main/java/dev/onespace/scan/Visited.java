package dev.onespace.scan;

import java.nio.file.Path;

/** What a walk finds, in order. */
sealed interface Visited {
  /** A file that is an item. */
  record OneFile(Path path) implements Visited {}

  /** A file whose lines are items. */
  record ItemsFile(Path path) implements Visited {}

  /** Standard input, whose lines are items. */
  record Stdin() implements Visited {}

  /** A place that cannot be read. */
  record Unreadable(Path path, String cause) implements Visited {}
}
